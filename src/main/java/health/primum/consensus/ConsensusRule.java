package health.primum.consensus;

/**
 * How many of the members that answered must have proposed a candidate for it to be recommended.
 */
public sealed interface ConsensusRule {
  /** One suffices: the union of all plans. */
  record Any() implements ConsensusRule {}

  /** More than half. */
  record Majority() implements ConsensusRule {}

  /**
   * A fixed number.
   *
   * @param votes at least 1
   */
  record Quorum(int votes) implements ConsensusRule {
    public Quorum {
      if (votes < 1) {
        throw new IllegalArgumentException("a quorum of " + votes + " votes");
      }
    }
  }

  /** All of them: the intersection. */
  record Unanimous() implements ConsensusRule {}

  /**
   * The votes a candidate needs.
   *
   * @param answered members that gave a proposal, at least 1; a member that abstained has no vote
   */
  default int needed(int answered) {
    return switch (this) {
      case Any any -> 1;
      case Majority majority -> answered / 2 + 1;
      case Quorum quorum -> quorum.votes();
      case Unanimous unanimous -> answered;
    };
  }

  /** As written in a team's file. */
  default String label() {
    return switch (this) {
      case Any any -> "any";
      case Majority majority -> "majority";
      case Quorum quorum -> "quorum: " + quorum.votes();
      case Unanimous unanimous -> "unanimous";
    };
  }
}
