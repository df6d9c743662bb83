package health.primum.consult.journal;

import health.primum.agent.Fingerprint;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A consult as it was accepted: all that a worker needs to carry it out.
 *
 * @param id given when it was accepted
 * @param caller on whose behalf
 * @param clinicalCase what about
 * @param team whom to ask
 * @param configuration fingerprint of the team as it was when the consult was accepted
 * @param acceptedAt when
 * @param deadlineAt by when it ends, however often it is resumed
 * @param budget most it may cost in US dollars; null for no bound
 * @param forgetAfter when nothing of it needs to be kept any more
 */
public record Question(
    ConsultId id,
    Caller caller,
    ClinicalCase clinicalCase,
    TeamId team,
    Fingerprint configuration,
    Instant acceptedAt,
    Instant deadlineAt,
    @Nullable BigDecimal budget,
    Instant forgetAfter) {
  public Question {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(caller, "caller");
    Objects.requireNonNull(clinicalCase, "clinicalCase");
    Objects.requireNonNull(team, "team");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(acceptedAt, "acceptedAt");
    Objects.requireNonNull(deadlineAt, "deadlineAt");
    Objects.requireNonNull(forgetAfter, "forgetAfter");
  }

  /** The same about a case as it was read back. */
  public Question about(ClinicalCase read) {
    return new Question(
        id, caller, read, team, configuration, acceptedAt, deadlineAt, budget, forgetAfter);
  }

  @Override
  public String toString() {
    return "Question[" + id + ", " + team + "]";
  }
}
