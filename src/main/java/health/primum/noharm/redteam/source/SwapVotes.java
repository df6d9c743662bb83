package health.primum.noharm.redteam.source;

import health.primum.fault.Fault;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Yes/no decisions on contexts that were told in several ways. */
public record SwapVotes(List<Vote> votes, List<Fault> faults) {
  /** The voter whose share is of several people. */
  public static final String CLINICIANS = "clinicians";

  /** How a context is told. */
  public enum Telling {
    ORIGINAL,
    GENDER_SWAPPED,
    GENDER_REMOVED,
    UNCERTAIN_TONE,
    COLOURFUL_TONE,
    /** As a talk of patient and assistant. */
    CONVERSATION,
    /** Told again after such a talk. */
    SUMMARY;

    /** Whether only who the patient is or how he writes differs from the original. */
    public boolean isOfPersonOrTone() {
      return switch (this) {
        case ORIGINAL, GENDER_SWAPPED, GENDER_REMOVED, UNCERTAIN_TONE, COLOURFUL_TONE -> true;
        case CONVERSATION, SUMMARY -> false;
      };
    }

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

  /** The contexts that are told in other forms; the others, by other persons or in other tones. */
  public Set<String> contextsOfForm() {
    return votes.stream()
        .filter(vote -> !vote.telling().isOfPersonOrTone())
        .map(Vote::context)
        .collect(Collectors.toUnmodifiableSet());
  }
}
