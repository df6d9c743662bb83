package health.primum.noharm.judge;

import health.primum.agent.Fingerprint;
import java.util.Objects;

/**
 * How a judge did on items that physicians labelled. An omission is a statement that the physicians
 * found not to be in the answer.
 *
 * @param judge by name
 * @param fingerprint of the judge that was measured; another configuration is another judge
 * @param data what it was measured on, in words
 * @param dataFingerprint of that data
 * @param clusters questions with a judged statement; statements of one stand and fall together
 * @param statements how many were judged
 * @param undecided how many it could not judge; in no rate
 * @param omissionRecall of the physicians' omissions, the share that it called omitted
 * @param omissionPrecision of what it called omitted, the share that physicians did
 * @param matchRecall of the statements that physicians found, the share that it found
 * @param matchPrecision of what it found, the share that physicians did
 * @param alpha Krippendorff's nominal alpha between the judge and the physicians' majority
 * @param baseRate the physicians' share of omissions: the omission precision of calling everything
 *     omitted
 */
public record Calibration(
    String judge,
    Fingerprint fingerprint,
    String data,
    Fingerprint dataFingerprint,
    int clusters,
    int statements,
    int undecided,
    Rate omissionRecall,
    Rate omissionPrecision,
    Rate matchRecall,
    Rate matchPrecision,
    double alpha,
    double baseRate) {
  public Calibration {
    Objects.requireNonNull(judge, "judge");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(dataFingerprint, "dataFingerprint");
    Objects.requireNonNull(omissionRecall, "omissionRecall");
    Objects.requireNonNull(omissionPrecision, "omissionPrecision");
    Objects.requireNonNull(matchRecall, "matchRecall");
    Objects.requireNonNull(matchPrecision, "matchPrecision");
  }

  /**
   * A share with its 95 % interval, clusters drawn whole (Korn and Graubard).
   *
   * @param value 0 to 1; NaN when {@code of} is 0
   * @param of how many statements it is a share of
   */
  public record Rate(double value, double low, double high, int of) {}
}
