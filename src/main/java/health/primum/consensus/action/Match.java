package health.primum.consensus.action;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How two recommendations compare.
 *
 * @param score 0 to 1: how much of what they name is the same; 0 under a veto
 * @param veto present only when different
 * @param differences to reconcile, or to be reconciled if they were one; empty under a veto
 */
public record Match(
    Verdict verdict, double score, Optional<Veto> veto, List<Difference> differences) {
  /** Below it two actions have too little in common to ask about. */
  public static final double DOUBT = 0.35;

  public Match {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(veto, "veto");
    differences = List.copyOf(differences);
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score " + score + " is outside 0 to 1");
    }
  }

  public static Match vetoed(Veto veto) {
    return new Match(Verdict.DIFFERENT, 0, Optional.of(veto), List.of());
  }

  /**
   * Different for want of likeness.
   *
   * @param differences that would be left if somebody held them to be one action
   */
  public static Match unlike(double score, List<Difference> differences) {
    return new Match(Verdict.DIFFERENT, score, Optional.empty(), differences);
  }

  /** One action because somebody with judgement said so. */
  public Match ruled() {
    return new Match(
        differences.isEmpty() ? Verdict.SAME : Verdict.RECONCILE,
        score,
        Optional.empty(),
        differences);
  }

  public static Match alike(double score, List<Difference> differences) {
    Verdict verdict = differences.isEmpty() ? Verdict.SAME : Verdict.RECONCILE;
    return new Match(verdict, score, Optional.empty(), differences);
  }

  /**
   * Whether it is different for want of likeness alone and not far from being one: no veto, and at
   * least {@value #DOUBT} of what is named is the same.
   */
  public boolean isDoubtful() {
    return !isOneAction() && veto.isEmpty() && score >= DOUBT;
  }

  public boolean isOneAction() {
    return verdict != Verdict.DIFFERENT;
  }
}
