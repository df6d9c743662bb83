package health.primum.noharm.run;

import health.primum.consult.Protocol;
import health.primum.noharm.score.Metrics;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The arm that the others are compared with.
 *
 * @param arm its name
 * @param how it came to be chosen
 * @param among how many it was chosen from
 */
public record Baseline(String arm, How how, int among) {
  /** Why this one. */
  public enum How {
    /** The user named it. */
    NAMED,
    /**
     * The solo team with the best mean weighted F1 on these very cases; what has no score counts 0,
     * for a team that failed on hard cases is not the best.
     */
    BEST_SOLO,
    /** The only one, or no solo team has a score. */
    FIRST
  }

  public Baseline {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(how, "how");
  }

  static Baseline choose(EvaluationSpec spec, List<ArmResult> arms) {
    String named = spec.comparing().baseline();
    if (named != null) {
      return new Baseline(named, How.NAMED, arms.size());
    }
    List<ArmResult> solo =
        arms.stream()
            .filter(
                arm ->
                    arm.arm() instanceof Arm.OfTeam(var name, var team)
                        && team.protocol() instanceof Protocol.Solo)
            .filter(arm -> arm.metrics().containsKey(Metrics.F1_WEIGHTED))
            .toList();
    return solo.stream()
        .max(Comparator.comparingDouble(Baseline::f1))
        .map(best -> new Baseline(first(solo, f1(best)), How.BEST_SOLO, solo.size()))
        .orElseGet(() -> new Baseline(arms.getFirst().arm().name(), How.FIRST, arms.size()));
  }

  /** Of several that are equally good, the one that was given first. */
  private static String first(List<ArmResult> solo, double best) {
    return solo.stream().filter(arm -> f1(arm) == best).findFirst().orElseThrow().arm().name();
  }

  private static double f1(ArmResult arm) {
    return Objects.requireNonNull(arm.worstCase().get(Metrics.F1_WEIGHTED));
  }
}
