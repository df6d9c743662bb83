package health.primum.consensus;

import health.primum.fault.Require;
import java.util.Objects;

/**
 * A candidate and what became of it.
 *
 * @param candidate the action with who said it
 * @param decision its fate
 * @param reason one sentence for the reader, never blank
 */
public record LedgerEntry(CandidateAction candidate, Decision decision, String reason) {
  public LedgerEntry {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(decision, "decision");
    Require.text("reason", reason, 2_000);
  }
}
