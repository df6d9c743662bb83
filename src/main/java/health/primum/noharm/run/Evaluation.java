package health.primum.noharm.run;

import health.primum.noharm.judge.Standing;
import health.primum.noharm.panel.KeptVerdict;
import java.util.List;
import java.util.Objects;

/**
 * A finished evaluation: what was asked and what was found, arm by arm in the order they were
 * given.
 *
 * @param standing of the judges, with what came of judging
 * @param verdicts every one, in the order of arms and items
 */
public record Evaluation(
    EvaluationSpec spec,
    List<ArmResult> arms,
    Contrast contrast,
    Standing standing,
    List<KeptVerdict> verdicts) {
  public Evaluation {
    Objects.requireNonNull(spec, "spec");
    arms = List.copyOf(arms);
    Objects.requireNonNull(contrast, "contrast");
    Objects.requireNonNull(standing, "standing");
    verdicts = List.copyOf(verdicts);
  }
}
