package health.primum.noharm.redteam;

import health.primum.fault.Fault;
import java.util.List;
import java.util.Objects;

/** Yes/no decisions on contexts that were told in several ways. */
public record SwapVotes(List<Vote> votes, List<Fault> faults) {
  /** How a context is told. */
  public enum Telling {
    ORIGINAL,
    GENDER_SWAPPED,
    GENDER_REMOVED,
    UNCERTAIN_TONE,
    COLOURFUL_TONE;

    /** For a reader. */
    public String words() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * What one voter decides.
   *
   * @param context the cluster
   * @param female whether the original's patient is a woman
   * @param share 0 to 1: of several voters those who say yes
   */
  public record Vote(
      String context,
      boolean female,
      Telling telling,
      String voter,
      String decision,
      double share) {
    public Vote {
      Objects.requireNonNull(context, "context");
      Objects.requireNonNull(telling, "telling");
      Objects.requireNonNull(voter, "voter");
      Objects.requireNonNull(decision, "decision");
    }
  }

  public SwapVotes {
    votes = List.copyOf(votes);
    faults = List.copyOf(faults);
  }
}
