package health.primum.noharm.comparison;

/**
 * What a comparison shows at a two-sided level of 5 %, with a margin: the largest disadvantage of
 * no consequence. Better is more or less, as the measure has it.
 */
public enum Verdict {
  /** Better: the interval leaves 0 out on the good side. */
  SUPERIOR("superior"),
  /** Not worse by as much as the margin, and not shown to be better or worse. */
  NON_INFERIOR("non-inferior"),
  /** Worse: the interval leaves 0 out on the bad side, by however little. */
  INFERIOR("inferior"),
  /**
   * None of these is shown, as always with fewer than {@value #LEAST_CASES} cases. That is no sign
   * of likeness.
   */
  INCONCLUSIVE("inconclusive");

  /**
   * With fewer cases a test of strongly skewed differences errs twice as often as it says, so that
   * nothing is shown (METHODOLOGY, simulations).
   */
  public static final int LEAST_CASES = 15;

  private static final double LEVEL = 0.05;
  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /**
   * The verdict on an advantage.
   *
   * @param cases that were compared
   * @param advantage how much better, negative when worse
   * @param ofNone p value of there being no difference
   * @param ofMargin p value of being worse by the margin
   */
  static Verdict of(int cases, double advantage, double ofNone, double ofMargin, double margin) {
    if (cases >= LEAST_CASES && ofNone < LEVEL) {
      return advantage > 0 ? SUPERIOR : INFERIOR;
    }
    return isWithin(cases, advantage, ofMargin, margin) ? NON_INFERIOR : INCONCLUSIVE;
  }

  /** Whether a disadvantage as large as the margin is ruled out. */
  static boolean isWithin(int cases, double advantage, double ofMargin, double margin) {
    return cases >= LEAST_CASES && advantage > -margin && ofMargin < LEVEL;
  }
}
