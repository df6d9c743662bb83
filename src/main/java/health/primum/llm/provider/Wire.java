package health.primum.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import health.primum.agent.Provider;
import health.primum.llm.exchange.Deadline;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request of one exchange over a shared {@link java.net.http.HttpClient}. It holds the whole
 * answer, a slowly dripping body too, to the deadline; closes the connection when interrupted; goes
 * nowhere but to the provider's own address; and remembers status, headers and body, which
 * LangChain4j's types leave out.
 */
final class Wire {
  /** No answer of a language model is longer; beyond it the server is out of order. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private final java.net.http.HttpClient http;
  private final Provider provider;
  private final Optional<String> key;
  private final Deadline deadline;
  private int status;
  private String body = "";
  private Optional<Duration> retryAfter = Optional.empty();

  Wire(java.net.http.HttpClient http, Provider provider, Optional<String> key, Deadline deadline) {
    this.http = http;
    this.provider = provider;
    this.key = key;
    this.deadline = deadline;
  }

  /** Of the reply; 0 before there is one. */
  int status() {
    return status;
  }

  /** Of the reply; empty before there is one. */
  String body() {
    return body;
  }

  /** How long the provider's headers ask to wait. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }

  SuccessfulHttpResponse execute(HttpRequest request) {
    HttpResponse<byte[]> response = await(http.sendAsync(toJdk(request), limited()));
    status = response.statusCode();
    body = new String(response.body(), UTF_8);
    retryAfter = RetryAfter.of(response.headers(), java.time.Instant.now());
    if (status < 200 || status > 299) {
      throw new HttpException(status, "HTTP " + status);
    }
    return SuccessfulHttpResponse.builder()
        .statusCode(status)
        .headers(response.headers().map())
        .body(body)
        .build();
  }

  private java.net.http.HttpRequest toJdk(HttpRequest request) {
    URI address = URI.create(request.url());
    if (!address.toString().startsWith(provider.baseUrl() + "/")) {
      throw new IllegalStateException("a request left the provider's address");
    }
    // Cleartext upgrades to HTTP/2 make some servers drop the body, and a cancelled HTTP/1.1
    // exchange closes its connection for certain.
    var builder =
        java.net.http.HttpRequest.newBuilder(address)
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .POST(BodyPublishers.ofString(request.body() == null ? "" : request.body(), UTF_8));
    boolean ownHeader = !provider.keyHeader().isEmpty();
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      boolean replaced =
          ownHeader && header.getKey().toLowerCase(Locale.ROOT).equals("authorization");
      if (!replaced) {
        header.getValue().forEach(value -> builder.header(header.getKey(), value));
      }
    }
    if (ownHeader) {
      key.ifPresent(value -> builder.setHeader(provider.keyHeader(), value));
    }
    return builder.build();
  }

  private static HttpResponse.BodyHandler<byte[]> limited() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
  }

  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> reply) {
    try {
      return reply.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      reply.cancel(true);
      throw new WireFault(WireFault.Kind.TIMED_OUT, "");
    } catch (InterruptedException stopped) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      throw new WireFault(WireFault.Kind.INTERRUPTED, "");
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause() == null ? failed : failed.getCause();
      if (String.valueOf(cause.getMessage()).contains("exceeds capacity")) {
        throw new WireFault(WireFault.Kind.TOO_LARGE, "");
      }
      boolean sent = !(cause instanceof ConnectException) && !isUnresolved(cause);
      throw new WireFault(
          sent ? WireFault.Kind.BROKEN : WireFault.Kind.UNREACHABLE,
          cause.getClass().getSimpleName());
    }
  }

  private static boolean isUnresolved(Throwable cause) {
    return cause instanceof java.nio.channels.UnresolvedAddressException
        || cause instanceof java.net.http.HttpConnectTimeoutException
        || cause instanceof javax.net.ssl.SSLException;
  }
}
