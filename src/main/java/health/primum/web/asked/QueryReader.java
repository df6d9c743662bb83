package health.primum.web.asked;

import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Repeatable;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Understands a request for a consult: its body, and the headers that bear on it. Thread-safe. */
public final class QueryReader {
  private final Roster roster;
  private final Duration keepMost;

  /**
   * Of the teams there are.
   *
   * @param keepMost longest that a caller may have a consult kept
   */
  public QueryReader(Roster roster, Duration keepMost) {
    this.roster = roster;
    this.keepMost = keepMost;
  }

  /**
   * Reads a request.
   *
   * @param prefer lines of that header
   * @param idempotencyKey lines of that header
   * @throws FaultyInput naming the field or header that cannot be taken
   * @throws UnknownTeam when there is no such team
   * @throws ConsultReader.TooLarge when the body is
   */
  public ConsultQuery read(InputStream body, List<String> prefer, List<String> idempotencyKey)
      throws IOException {
    Optional<String> key = IdempotencyKey.of(idempotencyKey);
    ConsultBody asked = ConsultReader.read(body);
    var clinicalCase = ConsultMapping.clinicalCase(asked.clinicalCase());
    Team team = team(asked.team());
    var query =
        new ConsultQuery(
            clinicalCase,
            team,
            deadline(asked.deadlineSeconds(), team),
            Keeping.of(asked.retention(), keepMost),
            Prefer.of(prefer),
            key.map(name -> new Repeatable(name, ConsultReader.fingerprint(asked))));
    if (query.keeping() instanceof Keeping.Nothing) {
      checkUnwritten(query);
    }
    return query;
  }

  /** What is not written down can neither be asked for later nor known again. */
  private static void checkUnwritten(ConsultQuery query) {
    if (query.repeatable().isPresent()) {
      throw new FaultyInput(
          "Idempotency-Key",
          "cannot be kept for a consult of which nothing is kept",
          "leave it out, or ask for a retention of days such as \"P1D\"");
    }
    if (query.prefer().waiting(query.deadline()).compareTo(query.deadline()) < 0) {
      throw new FaultyInput(
          "Prefer",
          "asks for an answer before the end of a consult of which nothing is kept",
          "wait for the whole deadline, or ask for a retention of days such as \"P1D\"");
    }
  }

  private Team team(@Nullable String name) {
    if (name == null) {
      throw new FaultyInput("team", "is missing", "name one of the teams that GET /v1/teams lists");
    }
    return roster.find(new TeamId(name)).orElseThrow(UnknownTeam::new);
  }

  private static Duration deadline(@Nullable Double seconds, Team team) {
    if (seconds == null) {
      return team.deadline();
    }
    if (!(seconds > 0 && seconds <= team.deadline().toMillis() / 1000.0)) {
      throw new FaultyInput(
          "deadlineSeconds",
          "is not above 0 and at most the team's " + team.deadline().toMillis() / 1000.0,
          "shorten it or leave it out");
    }
    return Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
  }
}
