package health.primum.consult.pipeline;

import health.primum.clinical.ClinicalCase;
import health.primum.consult.Team;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Repeatable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A consult that somebody asks for.
 *
 * @param caller on whose behalf
 * @param clinicalCase what about
 * @param team whom to ask
 * @param deadline how long it may take
 * @param repeatable the key under which it may be sent again; empty for none
 * @param keep how long it is kept after it was accepted; empty for as long as is usual
 */
public record Asking(
    Caller caller,
    ClinicalCase clinicalCase,
    Team team,
    Duration deadline,
    Optional<Repeatable> repeatable,
    Optional<Duration> keep) {
  public Asking {
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(clinicalCase, "clinicalCase");
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(repeatable, "repeatable");
    Objects.requireNonNull(keep, "keep");
  }
}
