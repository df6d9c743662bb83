package health.primum.llm.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static health.primum.llm.provider.WireFormat.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import health.primum.agent.Api;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Provider;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HttpExchangeTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final HttpExchange WITH_KEY = new HttpExchange(HTTP, new Keys(name -> SECRET));
  private static final HttpExchange KEYLESS = new HttpExchange(HTTP, new Keys(name -> null));

  @ParameterizedTest
  @EnumSource(
      value = Api.class,
      names = {"ANTHROPIC", "GEMINI", "MISTRAL"})
  void sendsNothingWithoutTheKeyThatTheProviderNeeds(Api api) {
    var failed = (Outcome.Failed) KEYLESS.send(turn(provider(api, SERVER.baseUrl() + "/v1", "")));
    assertThat(failed)
        .isEqualTo(
            Outcome.Failed.lasting(
                Failure.UNAUTHORISED,
                "there is no key for %s; set %s_API_KEY or %s_API_KEY_FILE"
                    .formatted(api.label(), api.name(), api.name())));
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void sendsNothingToOpenAiItselfWithoutAKey() {
    var failed =
        (Outcome.Failed) KEYLESS.send(turn(provider(Api.OPENAI, "https://api.openai.com/v1", "")));
    assertThat(failed)
        .isEqualTo(
            Outcome.Failed.lasting(
                Failure.UNAUTHORISED,
                "there is no key for openai; set OPENAI_API_KEY or OPENAI_API_KEY_FILE"));
  }

  @Test
  void aLocalServerNeedsNoKey() {
    answers();
    assertThat(KEYLESS.send(here(""))).isInstanceOf(Outcome.Said.class);
    SERVER.verify(postRequestedFor(anyUrl()).withoutHeader("Authorization"));
  }

  @Test
  void aKeyFileThatCannotBeReadSendsNothing() {
    Provider provider =
        new Provider(
            "openai",
            Api.OPENAI,
            URI.create(SERVER.baseUrl() + "/v1"),
            "",
            Optional.of(Path.of("nowhere", "key")),
            "",
            64,
            0,
            Optional.empty());
    var failed = (Outcome.Failed) KEYLESS.send(turn(provider));
    assertThat(failed)
        .isEqualTo(
            Outcome.Failed.lasting(
                Failure.UNAUTHORISED,
                "the key file cannot be used; set OPENAI_API_KEY or OPENAI_API_KEY_FILE"));
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void anotherHeaderCarriesTheKeyInsteadOfAuthorization() {
    answers();
    assertThat(WITH_KEY.send(here("api-key"))).isInstanceOf(Outcome.Said.class);
    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withHeader("api-key", equalTo(SECRET))
            .withoutHeader("Authorization"));
  }

  @Test
  void anErrorThatComesAsAnAnswerIsAnError() {
    SERVER.stubFor(
        any(urlEqualTo("/v1/chat/completions"))
            .willReturn(
                aResponse().withBody("{\"error\": {\"code\": 429, \"message\": \"slow\"}}")));
    var failed = (Outcome.Failed) WITH_KEY.send(here(""));
    assertThat(failed.failure()).isEqualTo(Failure.RATE_LIMITED);
    assertThat(failed.repeatable()).isTrue();
  }

  @Test
  void anAnswerWithoutChoicesStillTookItsTokens() {
    SERVER.stubFor(
        any(urlEqualTo("/v1/chat/completions"))
            .willReturn(
                aResponse()
                    .withBody(
                        "{\"choices\": [], \"usage\": {\"prompt_tokens\": 700, \"completion_tokens\": 300}}")));
    var failed = (Outcome.Failed) WITH_KEY.send(here(""));
    assertThat(failed.failure()).isEqualTo(Failure.UNPARSEABLE);
    assertThat(failed.usage()).isEqualTo(new health.primum.agent.Usage(700, 300));
  }

  @Test
  void googlesWayToRefuseAKeyIsUnderstood() {
    SERVER.stubFor(
        any(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(400)
                    .withBody(
                        "{\"error\": {\"code\": 400, \"details\": [{\"reason\": \"API_KEY_INVALID\"}]}}")));
    var failed =
        (Outcome.Failed) WITH_KEY.send(turn(provider(Api.GEMINI, SERVER.baseUrl() + "/v1", "")));
    assertThat(failed.failure()).isEqualTo(Failure.UNAUTHORISED);
    assertThat(failed.detail()).contains("GEMINI_API_KEY");
  }

  @Test
  void doesNotFollowARedirectWithTheKey() {
    SERVER.stubFor(
        any(urlEqualTo("/v1/chat/completions"))
            .willReturn(
                aResponse().withStatus(307).withHeader("Location", SERVER.url("/elsewhere"))));
    var failed = (Outcome.Failed) WITH_KEY.send(here(""));
    assertThat(failed.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(failed.detail()).endsWith("(HTTP 307)");
    SERVER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
    SERVER.verify(0, getRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void refusesAClientThatFollowsRedirects() {
    HttpClient follows =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new HttpExchange(follows, new Keys(name -> null)))
        .withMessage("the HTTP client follows redirects");
  }

  @Test
  void sendsNothingAfterTheDeadline() throws InterruptedException {
    answers();
    Turn late =
        Turns.turn(
            provider(Api.OPENAI, SERVER.baseUrl() + "/v1", ""),
            Optional.empty(),
            1,
            null,
            Budget.unlimited());
    Thread.sleep(5);
    var failed = (Outcome.Failed) WITH_KEY.send(late);
    assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(failed.charged()).isFalse();
    assertThat(SERVER.getAllServeEvents()).isEmpty();
  }

  @Test
  void aBodyWithoutEndIsGivenUp() throws Exception {
    try (var flood = new Flood()) {
      var failed =
          (Outcome.Failed) WITH_KEY.send(turn(provider(Api.OPENAI, flood.url() + "/v1", "")));
      assertThat(failed.failure()).isEqualTo(Failure.UNPARSEABLE);
      assertThat(failed.repeatable()).isFalse();
      assertThat(failed.charged()).isTrue();
      flood.awaitClosed();
      // What was read ahead lies in buffers on both sides of the socket.
      assertThat(flood.sent.get()).isBetween((long) Wire.MAX_BYTES, 4L * Wire.MAX_BYTES);
    }
  }

  private static void answers() {
    SERVER.stubFor(
        any(anyUrl()).willReturn(okJson(WireFormat.OPENAI.reply(WireFormat.Stop.END, "x"))));
  }

  private static Turn here(String keyHeader) {
    return turn(provider(Api.OPENAI, SERVER.baseUrl() + "/v1", keyHeader));
  }

  private static Turn turn(Provider provider) {
    return Turns.turn(provider, Optional.empty(), 5_000, null, Budget.unlimited());
  }

  private static Provider provider(Api api, String url, String keyHeader) {
    return new Provider(
        api.label(),
        api,
        URI.create(url),
        "",
        Optional.empty(),
        keyHeader,
        64,
        0,
        Optional.empty());
  }

  /** A server that never stops sending. */
  private static final class Flood implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final AtomicLong sent = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().start(this::serve);

    Flood() throws IOException {}

    String url() {
      return "http://127.0.0.1:" + server.getLocalPort();
    }

    void awaitClosed() throws InterruptedException {
      assertThat(thread.join(java.time.Duration.ofSeconds(5))).isTrue();
    }

    private void serve() {
      byte[] junk = new byte[64 * 1024];
      java.util.Arrays.fill(junk, (byte) ' ');
      try (Socket client = server.accept();
          OutputStream out = client.getOutputStream()) {
        client.getInputStream().read(new byte[8192]);
        out.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n".getBytes());
        while (true) {
          out.write(junk);
          sent.addAndGet(junk.length);
        }
      } catch (IOException closed) {
        // The client has had enough.
      }
    }

    @Override
    public void close() throws IOException {
      server.close();
    }
  }
}
