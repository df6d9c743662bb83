package health.primum.noharm.judge;

import health.primum.agent.AgentSpec;
import java.util.Objects;

/**
 * A call that is going to be made.
 *
 * @param agent whose model
 * @param purpose in a word or two
 * @param characters that are sent, as far as they are known beforehand
 */
public record PlannedCall(AgentSpec agent, String purpose, long characters) {
  public PlannedCall {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(purpose, "purpose");
  }
}
