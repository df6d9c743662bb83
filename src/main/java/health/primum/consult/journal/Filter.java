package health.primum.consult.journal;

import health.primum.consult.TeamId;
import java.util.Optional;

/**
 * Which consults to list.
 *
 * @param tenant whose
 * @param state only these
 * @param team only of this one
 * @param cursor where the page before ended; empty for the first
 * @param most how many, 1 to 200
 */
public record Filter(
    String tenant,
    Optional<State> state,
    Optional<TeamId> team,
    Optional<String> cursor,
    int most) {}
