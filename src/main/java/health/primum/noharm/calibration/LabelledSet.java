package health.primum.noharm.calibration;

import health.primum.agent.Fingerprint;
import health.primum.fault.Fault;
import java.util.List;
import java.util.Objects;

/**
 * Answers labelled by physicians.
 *
 * @param name what it is, in words
 * @param answers that could be read
 * @param faults lines that could not
 * @param fingerprint of the file
 */
public record LabelledSet(
    String name, List<LabelledAnswer> answers, List<Fault> faults, Fingerprint fingerprint) {
  public LabelledSet {
    Objects.requireNonNull(name, "name");
    answers = List.copyOf(answers);
    faults = List.copyOf(faults);
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
