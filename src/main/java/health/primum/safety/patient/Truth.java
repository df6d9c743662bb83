package health.primum.safety.patient;

/** What a case says of a fact. */
public enum Truth {
  PRESENT,
  ABSENT,
  /** Not stated, or stated so that it could be read either way. */
  UNKNOWN;

  static Truth of(boolean present) {
    return present ? PRESENT : ABSENT;
  }

  /** Two statements of one fact; where they contradict each other nothing is known. */
  Truth joined(Truth other) {
    return this == UNKNOWN ? other : other == UNKNOWN || other == this ? this : UNKNOWN;
  }

  /** Both facts together. */
  public Truth and(Truth other) {
    if (this == ABSENT || other == ABSENT) {
      return ABSENT;
    }
    return this == PRESENT && other == PRESENT ? PRESENT : UNKNOWN;
  }
}
