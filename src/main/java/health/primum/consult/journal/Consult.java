package health.primum.consult.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.document.AdviceDocument;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consult as a caller may see it.
 *
 * @param id its own
 * @param caller on whose behalf
 * @param team whom it asked
 * @param state how far it is
 * @param acceptedAt when it was accepted
 * @param deadlineAt by when it ends
 * @param endedAt when it ended; null while it has not
 * @param failure why it failed, in the service's own words; null unless it did
 * @param advice what came of it; null unless it was advised or escalated
 */
public record Consult(
    ConsultId id,
    Caller caller,
    TeamId team,
    State state,
    Instant acceptedAt,
    Instant deadlineAt,
    @Nullable Instant endedAt,
    @Nullable String failure,
    @Nullable AdviceDocument advice) {
  public Consult {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(deadlineAt, "deadlineAt");
  }

  /** The same with its advice. */
  public Consult with(AdviceDocument found) {
    return new Consult(id, caller, team, state, acceptedAt, deadlineAt, endedAt, failure, found);
  }

  @Override
  public String toString() {
    return "Consult[" + id + ", " + state + "]";
  }
}
