package health.primum.agent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The wire formats in which models are asked. */
public enum Api {
  /** Chat completions: OpenAI itself, Azure's v1 endpoint, vLLM, llama.cpp, OpenRouter, ... */
  OPENAI,
  ANTHROPIC,
  GEMINI,
  MISTRAL,
  OLLAMA,
  /** Amazon's Converse API. */
  BEDROCK;

  /** Whether a request can carry a JSON schema for the answer. */
  public boolean hasSchemas() {
    return this != BEDROCK;
  }

  /** As {@code config/providers.yaml} writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Api> ofLabel(String label) {
    return Arrays.stream(values()).filter(api -> api.label().equals(label)).findFirst();
  }
}
