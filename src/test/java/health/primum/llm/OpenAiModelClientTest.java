package health.primum.llm;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static health.primum.testsupport.Fixtures.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Usage;
import health.primum.testsupport.Fixtures;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiModelClientTest {
  private static final String KEY = "sk-secret";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  @Test
  void sendsModelSettingsAndBothMessages() {
    answering(completion("stop", "1. Order ECG"));
    assertThat(call()).isEqualTo(new ModelReply.Completion("1. Order ECG", new Usage(11, 7)));
    SERVER.verify(
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withHeader("Authorization", equalTo("Bearer " + KEY))
            .withRequestBody(
                equalToJson(
                    """
                    {"model": "model-a", "temperature": 0.0, "max_completion_tokens": 500, "stream": false,
                     "messages": [{"role": "system", "content": "You advise."}, {"role": "user", "content": "the case"}]}
                    """,
                    true,
                    false)));
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORISED",
    "403, UNAUTHORISED",
    "404, UNAVAILABLE",
    "400, UNAVAILABLE",
    "429, RATE_LIMITED",
    "408, TIMED_OUT",
    "500, UNAVAILABLE",
    "503, UNAVAILABLE"
  })
  void namesAFailedCallByItsKindOnce(int status, Failure failure) {
    answering(
        aResponse()
            .withStatus(status)
            .withBody("{\"error\": {\"message\": \"Mrs Secret has " + KEY + "\"}}"));
    var failed = (ModelReply.Failed) call();
    assertThat(failed.failure()).isEqualTo(failure);
    assertThat(failed.detail())
        .contains("HTTP " + status)
        .doesNotContain("Secret")
        .doesNotContain(KEY);
    SERVER.verify(1, postRequestedFor(anyUrl()));
  }

  @Test
  void doesNotTakeHalfAnAnswerOrNoneForAPlan() {
    answering(completion("length", "1. Order"));
    assertThat(failure()).isEqualTo(Failure.TRUNCATED);
    answering(completion("content_filter", "1. Order"));
    assertThat(failure()).isEqualTo(Failure.REFUSED);
    answering(completion("stop", " "));
    assertThat(failure()).isEqualTo(Failure.UNPARSEABLE);
  }

  @Test
  void leavesOutWhatAModelThoughtBeforeItAnswered() {
    answering(completion("stop", "<think>1. Give tPA now?</think> 1. Order CT"));
    assertThat(((ModelReply.Completion) call()).text()).isEqualTo("1. Order CT");
    answering(completion("stop", "<think>1. Give tPA now?"));
    assertThat(failure()).isEqualTo(Failure.UNPARSEABLE);
  }

  @Test
  void survivesWhatIsNotAnAnswerAtAll() {
    answering(aResponse().withStatus(200).withBody("<html>"));
    assertThat(failure()).isEqualTo(Failure.UNPARSEABLE);
    answering(aResponse().withStatus(200).withBody(""));
    assertThat(failure()).isIn(Failure.UNPARSEABLE, Failure.UNAVAILABLE);
    answering(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    assertThat(failure()).isEqualTo(Failure.UNAVAILABLE);
  }

  @Test
  void givesUpAtTheAgentsDeadline() {
    answering(completion("stop", "late").withFixedDelay(5_000));
    var reply =
        (ModelReply.Failed) client().call(request(Fixtures.anAgent("a", Duration.ofMillis(200))));
    assertThat(reply.failure()).isEqualTo(Failure.TIMED_OUT);
  }

  @Test
  void anInterruptionEndsTheCall() throws InterruptedException {
    answering(completion("stop", "late").withFixedDelay(10_000));
    var reply = new AtomicReference<ModelReply>();
    Thread caller = Thread.ofVirtual().start(() -> reply.set(call()));
    Thread.sleep(300);
    caller.interrupt();
    caller.join(Duration.ofSeconds(3));
    assertThat(reply.get())
        .isInstanceOfSatisfying(
            ModelReply.Failed.class, f -> assertThat(f.failure()).isEqualTo(Failure.CANCELLED));
  }

  @Test
  void anUnreachableServerIsUnavailable() {
    var endpoint = new OpenAiEndpoint(URI.create("http://127.0.0.1:1/v1"), Optional.empty());
    var reply =
        (ModelReply.Failed) new OpenAiModelClient(endpoint).call(request(Fixtures.anAgent("a")));
    assertThat(reply.failure()).isEqualTo(Failure.UNAVAILABLE);
  }

  @Test
  void showsNoKey() {
    assertThat(new OpenAiEndpoint(URI.create("http://x/v1"), Optional.of(KEY)).toString())
        .doesNotContain(KEY);
  }

  private static Failure failure() {
    return ((ModelReply.Failed) call()).failure();
  }

  private static ModelReply call() {
    return client().call(request(Fixtures.anAgent("a")));
  }

  private static OpenAiModelClient client() {
    return new OpenAiModelClient(
        new OpenAiEndpoint(URI.create(SERVER.baseUrl() + "/v1"), Optional.of(KEY)));
  }

  private static ModelRequest request(AgentSpec agent) {
    return new ModelRequest(agent, aCase(), "You advise.", "the case", 1, agent.deadline());
  }

  private static void answering(ResponseDefinitionBuilder response) {
    SERVER.resetAll();
    SERVER.stubFor(post(anyUrl()).willReturn(response));
  }

  private static ResponseDefinitionBuilder completion(String finish, String text) {
    return aResponse()
        .withHeader("Content-Type", "application/json")
        .withBody(
            """
            {"id": "c", "object": "chat.completion", "created": 1, "model": "m",
             "choices": [{"index": 0, "finish_reason": "%s", "message": {"role": "assistant", "content": "%s"}}],
             "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}}
            """
                .formatted(finish, text));
  }
}
