package health.primum.agent;

import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One agent as {@code agents/*.yaml} describes it.
 *
 * @param id unique in the catalog
 * @param source what answers for it
 * @param model the model's name at its provider
 * @param role what it is on the team, e.g. generalist, pharmacist
 * @param prompt what it is asked with
 * @param temperature 0 to 2, or null to leave it to the provider
 * @param maxTokens upper bound of an answer's tokens, 1 to 1,000,000
 * @param structured how its answers are brought into shape
 * @param deadline for one answer, above zero
 * @param price per token, or null when it is not known: an unknown price is no price of zero
 * @param fingerprint of the canonical form, prompt and answers file included
 */
public record AgentSpec(
    AgentId id,
    ModelSource source,
    String model,
    String role,
    PromptTemplate prompt,
    @Nullable Double temperature,
    int maxTokens,
    StructuredOutput structured,
    Duration deadline,
    @Nullable Price price,
    Fingerprint fingerprint) {
  public AgentSpec {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(source, "source");
    Require.text("model", model, 200);
    Require.text("role", role, 100);
    Objects.requireNonNull(prompt, "prompt");
    if (temperature != null) {
      Require.within("temperature", temperature, 0, 2);
    }
    Require.within("max-tokens", maxTokens, 1, 1_000_000);
    Objects.requireNonNull(structured, "structured");
    if (!deadline.isPositive()) {
      throw new FaultyInput("deadline", "is not above zero", "give a duration such as 60s");
    }
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
