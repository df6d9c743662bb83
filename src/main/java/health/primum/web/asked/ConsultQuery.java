package health.primum.web.asked;

import health.primum.clinical.ClinicalCase;
import health.primum.consult.Team;
import health.primum.consult.journal.Repeatable;
import java.time.Duration;
import java.util.Optional;

/**
 * A consult as it is asked for over HTTP, understood.
 *
 * @param clinicalCase what about
 * @param team whom to ask
 * @param deadline how long it may take
 * @param keeping how long it is kept
 * @param prefer how long the client waits
 * @param repeatable the key under which it may be sent again
 */
public record ConsultQuery(
    ClinicalCase clinicalCase,
    Team team,
    Duration deadline,
    Keeping keeping,
    Prefer prefer,
    Optional<Repeatable> repeatable) {}
