package health.primum.llm.exchange;

import health.primum.agent.AgentSpec;
import health.primum.agent.Budget;
import health.primum.agent.Fingerprint;
import health.primum.agent.Provider;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What one exchange sends.
 *
 * @param agent whose model is asked
 * @param provider where
 * @param messages in their order; the last is the user's
 * @param schema JSON schema for the provider's own structured output; empty for none
 * @param fingerprint of everything that bears on the answer, random marks and deadlines aside
 * @param prompt fingerprint of the messages alone
 * @param deadline by when an answer is needed
 * @param budget what it is paid from
 * @param purpose for what, as the request says; no part of the fingerprint
 */
public record Turn(
    AgentSpec agent,
    Provider provider,
    List<Message> messages,
    Optional<Schema> schema,
    Fingerprint fingerprint,
    Fingerprint prompt,
    Deadline deadline,
    Budget budget,
    String purpose) {
  public Turn {
    Objects.requireNonNull(agent, "agent");
    Objects.requireNonNull(provider, "provider");
    messages = List.copyOf(messages);
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(prompt, "prompt");
    Objects.requireNonNull(deadline, "deadline");
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(purpose, "purpose");
  }

  /** Nobody goes on with it. */
  public Turn(
      AgentSpec agent,
      Provider provider,
      List<Message> messages,
      Optional<Schema> schema,
      Fingerprint fingerprint,
      Fingerprint prompt,
      Deadline deadline,
      Budget budget) {
    this(agent, provider, messages, schema, fingerprint, prompt, deadline, budget, "");
  }

  @Override
  public String toString() {
    return "Turn[" + agent.id() + ", " + fingerprint.brief() + "]";
  }
}
