package health.primum.llm.provider;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Hands {@link CurrentWire} to LangChain4j; its timeouts are not used, the deadline is. */
final class WireBuilder implements HttpClientBuilder {
  private @Nullable Duration connect;
  private @Nullable Duration read;

  @Override
  public @Nullable Duration connectTimeout() {
    return connect;
  }

  @Override
  public HttpClientBuilder connectTimeout(@Nullable Duration timeout) {
    connect = timeout;
    return this;
  }

  @Override
  public @Nullable Duration readTimeout() {
    return read;
  }

  @Override
  public HttpClientBuilder readTimeout(@Nullable Duration timeout) {
    read = timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    return new CurrentWire();
  }
}
