package health.primum.noharm.run;

import java.util.List;
import java.util.Objects;

/**
 * A finished evaluation: what was asked and what was found, arm by arm in the order they were
 * given.
 */
public record Evaluation(EvaluationSpec spec, List<ArmResult> arms, Contrast contrast) {
  public Evaluation {
    Objects.requireNonNull(spec, "spec");
    arms = List.copyOf(arms);
    Objects.requireNonNull(contrast, "contrast");
  }

  /** With its arms compared as the specification asks. */
  public Evaluation(EvaluationSpec spec, List<ArmResult> arms) {
    this(spec, arms, Contrast.of(spec, arms));
  }
}
