package health.primum.consensus;

import health.primum.fault.Require;
import java.util.List;
import java.util.Objects;

/**
 * A candidate and what became of it.
 *
 * @param candidate the action with who said it
 * @param decision its fate
 * @param reason one sentence for the reader, never blank
 * @param ratings how members rated it, by member; empty where nobody was asked to
 */
public record LedgerEntry(
    CandidateAction candidate, Decision decision, String reason, List<MemberRating> ratings) {
  public LedgerEntry {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(decision, "decision");
    Require.text("reason", reason, 2_000);
    ratings = List.copyOf(ratings);
  }

  /** A candidate that was not rated. */
  public LedgerEntry(CandidateAction candidate, Decision decision, String reason) {
    this(candidate, decision, reason, List.of());
  }
}
