package health.primum.noharm.run;

import health.primum.fault.FaultyInput;
import org.jspecify.annotations.Nullable;

/**
 * How arms are compared.
 *
 * @param baseline the arm that all others are compared with; null to have one chosen
 * @param margin the largest disadvantage of no consequence, above 0 and below 1
 */
public record Comparing(@Nullable String baseline, double margin) {
  /** Two in a hundred; a convention of ours, to be replaced by what a clinic decides. */
  public static final double DEFAULT_MARGIN = 0.02;

  public static final Comparing DEFAULT = new Comparing(null, DEFAULT_MARGIN);

  public Comparing {
    if (!(margin > 0 && margin < 1)) {
      throw new FaultyInput("--margin", "is not above 0 and below 1", "give one such as 0.02");
    }
  }
}
