package health.primum.agent;

import health.primum.clinical.ClinicalCase;
import java.time.Duration;
import java.util.Objects;

/**
 * One call of one agent's model.
 *
 * @param agent whom to ask
 * @param clinicalCase what about; recorded and scripted models look their answer up by it
 * @param system instructions; may be empty
 * @param user the message
 * @param trial 1 for the first repeat of the same question
 * @param timeout how long the caller will wait
 */
public record ModelRequest(
    AgentSpec agent,
    ClinicalCase clinicalCase,
    String system,
    String user,
    int trial,
    Duration timeout) {
  public ModelRequest {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(clinicalCase, "clinicalCase");
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(timeout, "timeout");
    if (trial < 1) {
      throw new IllegalArgumentException("trial " + trial + " is below 1");
    }
  }

  @Override
  public String toString() {
    return "ModelRequest[" + agent.id() + ", " + clinicalCase.id() + ", trial " + trial + "]";
  }
}
