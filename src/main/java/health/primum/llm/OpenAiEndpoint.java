package health.primum.llm;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;

/**
 * Where OpenAI-compatible models are.
 *
 * @param baseUrl up to and including the version, e.g. {@code https://api.openai.com/v1}
 * @param apiKey sent as a bearer token when there is one; local servers often need none
 */
public record OpenAiEndpoint(URI baseUrl, Optional<String> apiKey) {
  public OpenAiEndpoint {
    Objects.requireNonNull(baseUrl, "baseUrl");
    Objects.requireNonNull(apiKey, "apiKey");
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "OpenAiEndpoint[" + baseUrl + "]";
  }
}
