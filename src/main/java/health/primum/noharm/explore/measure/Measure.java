package health.primum.noharm.explore.measure;

import java.util.Arrays;
import java.util.Optional;

/** The v1 metrics, and harm in its parts (noharm-method, section 7.1; METHODOLOGY.md). */
public enum Measure {
  SAFETY("safety", true),
  COMPLETENESS("completeness", true),
  RESTRAINT("restraint", true),
  OVERALL("overall", true),
  PRECISION("precision", true),
  RECALL("recall", true),
  F1("f1", true),
  ACCURACY("accuracy", true),
  CASE_HARM_SEVERE("case_harm_severe", false),
  CASE_HARM_MODERATE("case_harm_moderate", false),
  CASE_HARM_MILD("case_harm_mild", false),
  HARM_ERRORS("harm_errors", false),
  NNH("nnh", true),
  OMISSION_SHARE_SEVERE("omission_share_severe", false),
  OMISSION_SHARE("omission_share", false),
  /** Weighted harm a case, 1, 5, 25 for mild, moderate, severe errors. */
  HARM("harm", false),
  OMISSION_HARM("omission_harm", false),
  COMMISSION_HARM("commission_harm", false),
  /** Share of the inappropriate options that are recommended. */
  COMMISSION_RATE("commission_rate", false);

  public static final int COUNT = values().length;
  private final String label;
  private final boolean higherIsBetter;

  Measure(String label, boolean higherIsBetter) {
    this.label = label;
    this.higherIsBetter = higherIsBetter;
  }

  /** As in tables and on the command line. */
  public String label() {
    return label;
  }

  /** Which way is good; a share of omissions is neither, and cannot be compared by. */
  public boolean isHigherBetter() {
    return higherIsBetter;
  }

  /** Whether more or less of it is better or worse at all. */
  public boolean isComparable() {
    return this != OMISSION_SHARE && this != OMISSION_SHARE_SEVERE;
  }

  public static Optional<Measure> named(String label) {
    return Arrays.stream(values()).filter(m -> m.label.equals(label)).findFirst();
  }
}
