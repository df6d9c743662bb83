package health.primum.llm.provider;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.util.function.Supplier;

/**
 * The wire of whatever exchange is going on in this thread, so that many exchanges can share one of
 * LangChain4j's models.
 */
final class CurrentWire implements HttpClient {
  private static final ScopedValue<Wire> WIRE = ScopedValue.newInstance();

  /** Runs a call of a model whose requests go over this wire. */
  static <T> T with(Wire wire, Supplier<T> call) {
    return ScopedValue.where(WIRE, wire).call(call::get);
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    return WIRE.get().execute(request);
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    throw new UnsupportedOperationException("answers are not streamed");
  }
}
