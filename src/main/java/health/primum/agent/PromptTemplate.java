package health.primum.agent;

import health.primum.fault.Require;
import java.util.Objects;

/**
 * A reviewed prompt from {@code prompts/}.
 *
 * @param id its path below {@code prompts/} without the ending, e.g. {@code propose/generalist}
 * @param system instructions to the model; may be empty
 * @param body the user message, with the places {@code {{case}}}, {@code {{question}}} and {@code
 *     {{patient}}}
 * @param fingerprint of the canonical form
 */
public record PromptTemplate(String id, String system, String body, Fingerprint fingerprint) {
  public PromptTemplate {
    Require.text("prompt.id", id, 200);
    Objects.requireNonNull(system, "system");
    Require.text("prompt.body", body, 100_000);
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
