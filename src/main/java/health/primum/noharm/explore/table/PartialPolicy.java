package health.primum.noharm.explore.table;

/**
 * What a partial vote is to metrics that know only recommended or not.
 *
 * <p>A partial vote is never half a vote: two members that each say half of an action do not
 * together say the whole. Thresholds are applied to each option's votes after this reading, which
 * is the same as applying them to "in full" and to "at least in part" and reading the outcome.
 */
public enum PartialPolicy {
  /**
   * As NOHARM v2 counts harm (noharm-method, section 7.2): at scores 8 and 9 a partial match is an
   * omission, so it is no vote; a partial commission is a commission and at 7 nothing is omitted,
   * so at 1 to 7 it is a vote.
   */
  NOHARM,
  /** A partial vote is a vote. */
  YES,
  /** A partial vote is a vote against. */
  NO;

  boolean counts(int score) {
    return switch (this) {
      case NOHARM -> score <= 7;
      case YES -> true;
      case NO -> false;
    };
  }
}
