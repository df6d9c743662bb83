package health.primum.llm.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static health.primum.llm.provider.WireFormat.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Schema;
import health.primum.llm.exchange.Turn;
import health.primum.llm.provider.WireFormat.Stop;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What every provider must do alike, against a server on loopback that speaks its wire format. */
@ParameterizedClass
@EnumSource(WireFormat.class)
class ConformanceTest {
  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "OPENAI_API_KEY", SECRET,
          "MISTRAL_API_KEY", SECRET,
          "ANTHROPIC_API_KEY", SECRET,
          "GEMINI_API_KEY", SECRET);
  private static final Exchange HTTP =
      new HttpExchange(HttpClient.newHttpClient(), new Keys(ENVIRONMENT::get));
  private static final Exchange BEDROCK = new BedrockExchange(THREADS);

  private final WireFormat format;

  ConformanceTest(WireFormat format) {
    this.format = format;
  }

  /** Amazon's client reads system properties where it reads its environment. */
  @BeforeAll
  static void credentials() {
    System.setProperty("aws.bearerTokenBedrock", SECRET);
    System.setProperty("aws.accessKeyId", "none");
    System.setProperty("aws.secretAccessKey", SECRET);
  }

  @AfterAll
  static void noCredentials() {
    System.clearProperty("aws.bearerTokenBedrock");
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @BeforeEach
  void clear() {
    SERVER.resetAll();
  }

  @Test
  void sendsModelSettingsMessagesAndKey() {
    answering(json(format.reply(Stop.END, "1. Order ECG")));
    assertThat(send()).isEqualTo(new Outcome.Said("1. Order ECG", new Usage(11, 7)));
    var sent =
        postRequestedFor(urlEqualTo(format.path))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(equalToJson(format.request(false), true, false));
    String[] key = format.key();
    SERVER.verify(key.length == 0 ? sent : sent.withHeader(key[0], equalTo(key[1])));
  }

  @Test
  void sendsTheSchemaWhereTheWireFormatHasAPlaceForIt() {
    assumeTrue(format.api.hasSchemas(), "the wire format has no place for a schema");
    answering(json(format.reply(Stop.END, "{\"x\": \"y\"}")));
    assertThat(send(turn(Optional.of(new Schema("proposal", WireFormat.SCHEMA)), 5_000)))
        .isEqualTo(new Outcome.Said("{\"x\": \"y\"}", new Usage(11, 7)));
    SERVER.verify(
        postRequestedFor(urlEqualTo(format.path))
            .withRequestBody(equalToJson(format.request(true), true, false)));
  }

  @Test
  void aRefusalIsNoAnswer() {
    assumeTrue(format.filters(), "the wire format knows no refusals");
    answering(json(format.reply(Stop.REFUSAL, "I cannot help with that, Mrs Secret.")));
    failsWith(Failure.REFUSED, false);
    answering(json(format.reply(Stop.FILTER, "1. Order")));
    failsWith(Failure.REFUSED, false);
  }

  @Test
  void halfAnAnswerIsNoAnswer() {
    answering(json(format.reply(Stop.LENGTH, "1. Order")));
    Outcome.Failed failed = failsWith(Failure.TRUNCATED, false);
    assertThat(failed.usage()).isEqualTo(new Usage(11, 7));
  }

  @Test
  void anEmptyAnswerIsNoAnswer() {
    answering(json(format.reply(Stop.END, " ")));
    failsWith(Failure.UNPARSEABLE, false);
    answering(json(format.reply(Stop.END, "<think>1. Give tPA now?")));
    failsWith(Failure.UNPARSEABLE, false);
  }

  @Test
  void whatAModelThoughtIsLeftOut() {
    answering(json(format.reply(Stop.END, "<think>1. Give tPA now?</think> 1. Order CT")));
    assertThat(send()).isEqualTo(new Outcome.Said("1. Order CT", new Usage(11, 7)));
  }

  @Test
  void errorsAreNamedByTheirKind() {
    status(401, Failure.UNAUTHORISED, false);
    status(403, Failure.UNAUTHORISED, false);
    status(400, Failure.UNAVAILABLE, false);
    status(404, Failure.UNAVAILABLE, false);
    status(408, Failure.TIMED_OUT, true);
    status(429, Failure.RATE_LIMITED, true);
    status(500, Failure.UNAVAILABLE, true);
    status(503, Failure.UNAVAILABLE, true);
    status(529, Failure.UNAVAILABLE, true);
  }

  @Test
  void retryAfterIsHeard() {
    for (int status : new int[] {429, 503}) {
      answering(
          aResponse().withStatus(status).withHeader("Retry-After", "7").withBody(error(status)));
      assertThat(((Outcome.Failed) send()).retryAfter()).contains(Duration.ofSeconds(7));
    }
  }

  @Test
  void aSlowDripEndsAtTheDeadline() {
    String reply = format.reply(Stop.END, "1. Order ECG");
    answering(json(reply).withChunkedDribbleDelay(50, 20_000));
    timesOut();
    answering(json(reply).withFixedDelay(20_000));
    timesOut();
  }

  @Test
  void aBrokenConnectionIsUnavailable() {
    for (Fault fault :
        new Fault[] {
          Fault.CONNECTION_RESET_BY_PEER, Fault.EMPTY_RESPONSE, Fault.RANDOM_DATA_THEN_CLOSE
        }) {
      answering(aResponse().withFault(fault));
      failsWith(Failure.UNAVAILABLE, true);
    }
    answering(aResponse().withStatus(200).withFault(Fault.MALFORMED_RESPONSE_CHUNK));
    assertThat(((Outcome.Failed) send()).failure()).isIn(Failure.UNAVAILABLE, Failure.UNPARSEABLE);
  }

  @Test
  void whatIsNotInTheFormatIsUnparseable() {
    for (String body :
        new String[] {"", "<html>busy</html>", "{\"choices\": [", "[]", "{}", "{\"x\": 1}"}) {
      answering(json(body));
      assertThat(((Outcome.Failed) send()).failure())
          .as("body '%s'", body)
          .isEqualTo(Failure.UNPARSEABLE);
    }
  }

  @Test
  void anInterruptionEndsTheCallAtOnce() throws InterruptedException {
    answering(json(format.reply(Stop.END, "late")).withFixedDelay(20_000));
    var outcome = new AtomicReference<Outcome>();
    var flag = new AtomicReference<Boolean>();
    Thread caller =
        Thread.ofVirtual()
            .start(
                () -> {
                  outcome.set(send(turn(Optional.empty(), 30_000)));
                  flag.set(Thread.currentThread().isInterrupted());
                });
    Thread.sleep(300);
    caller.interrupt();
    assertThat(caller.join(Duration.ofSeconds(2))).isTrue();
    assertThat(((Outcome.Failed) outcome.get()).failure()).isEqualTo(Failure.CANCELLED);
    assertThat(flag.get()).isTrue();
  }

  @Test
  void anUnreachableServerIsUnavailable() {
    Turn turn = Turns.turn(format.api, "http://127.0.0.1:1" + format.base, Optional.empty(), 5_000);
    var failed = (Outcome.Failed) exchange().send(turn);
    assertThat(failed.failure()).isEqualTo(Failure.UNAVAILABLE);
    assertThat(failed.repeatable()).isTrue();
    assertThat(failed.charged()).isFalse();
  }

  private void status(int status, Failure failure, boolean repeatable) {
    answering(aResponse().withStatus(status).withBody(error(status)));
    Outcome.Failed failed = failsWith(failure, repeatable);
    assertThat(failed.detail()).contains("HTTP " + status);
    SERVER.verify(1, postRequestedFor(anyUrl()));
  }

  private Outcome.Failed failsWith(Failure failure, boolean repeatable) {
    var failed = (Outcome.Failed) send();
    assertThat(failed.failure()).isEqualTo(failure);
    assertThat(failed.repeatable()).isEqualTo(repeatable);
    assertThat(failed.detail()).doesNotContain("Secret").doesNotContain(SECRET);
    return failed;
  }

  private void timesOut() {
    long start = System.nanoTime();
    var failed = (Outcome.Failed) send(turn(Optional.empty(), 600));
    assertThat(failed.failure()).isEqualTo(Failure.TIMED_OUT);
    assertThat(failed.charged()).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(590), Duration.ofMillis(2_500));
  }

  /** An error that quotes what it must not. */
  private static String error(int status) {
    return "{\"error\": {\"message\": \"Mrs Secret has "
        + SECRET
        + "\", \"status\": "
        + status
        + "}}";
  }

  private Outcome send() {
    return send(turn(Optional.empty(), 5_000));
  }

  private Outcome send(Turn turn) {
    return exchange().send(turn);
  }

  private Exchange exchange() {
    return format == WireFormat.BEDROCK ? BEDROCK : HTTP;
  }

  private Turn turn(Optional<Schema> schema, long millis) {
    return Turns.turn(format.api, SERVER.baseUrl() + format.base, schema, millis);
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static void answering(ResponseDefinitionBuilder response) {
    SERVER.resetAll();
    SERVER.stubFor(any(anyUrl()).willReturn(response));
  }
}
