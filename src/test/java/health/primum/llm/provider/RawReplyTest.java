package health.primum.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Api;
import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Outcome;
import health.primum.testsupport.Fixtures;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RawReplyTest {
  @Test
  void aQuotaThatIsUsedUpLasts() {
    for (String error :
        new String[] {
          "{\"error\": {\"code\": \"insufficient_quota\", \"type\": \"insufficient_quota\"}}",
          "{\"error\": {\"code\": null, \"type\": \"insufficient_quota\"}}",
          "{\"error\": {\"code\": \"billing_hard_limit_reached\"}}"
        }) {
      assertThat(failure(Api.OPENAI, 429, error))
          .isEqualTo(
              Outcome.Failed.lasting(
                  Failure.RATE_LIMITED, "the account's quota is used up (HTTP 429)"));
    }
  }

  @Test
  void aLimitOfTheRatePasses() {
    assertThat(
            failure(
                Api.OPENAI,
                429,
                "{\"error\": {\"code\": \"rate_limit_exceeded\", \"type\": \"requests\"}}"))
        .isEqualTo(
            Outcome.Failed.forNow(
                Failure.RATE_LIMITED, "the provider limits the rate (HTTP 429)", Optional.empty()));
  }

  @Test
  void azuresContentFilterRefuses() {
    for (String error :
        new String[] {
          "{\"error\": {\"code\": \"content_filter\", \"innererror\": {\"code\": \"ResponsibleAIPolicyViolation\"}}}",
          "{\"error\": {\"code\": \"content_policy_violation\"}}",
          "{\"error\": {\"code\": \"ResponsibleAIPolicyViolation\"}}"
        }) {
      assertThat(failure(Api.OPENAI, 400, error))
          .isEqualTo(
              Outcome.Failed.lasting(
                  Failure.REFUSED, "stopped by the provider's content filter (HTTP 400)"));
    }
  }

  @Test
  void anotherBadRequestIsUnavailable() {
    for (String error :
        new String[] {"", "{}", "[]", "null", "<html>", "{\"error\": \"content_filter\"}"}) {
      assertThat(failure(Api.OPENAI, 400, error).failure())
          .as(error)
          .isEqualTo(Failure.UNAVAILABLE);
    }
  }

  @Test
  void geminisRetryDelayIsHeard() {
    String error =
        """
        {"error": {"code": 429, "status": "RESOURCE_EXHAUSTED", "details": [
          {"@type": "type.googleapis.com/google.rpc.QuotaFailure"},
          {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "13s"}]}}
        """;
    assertThat(failure(Api.GEMINI, 429, error).retryAfter()).contains(Duration.ofSeconds(13));
    assertThat(
            Failures.ofStatus(
                    Fixtures.aProvider(Api.GEMINI, "http://127.0.0.1:1"),
                    429,
                    RawReply.of(Api.GEMINI, error),
                    Optional.of(Duration.ofSeconds(2)))
                .retryAfter())
        .as("a header comes first")
        .contains(Duration.ofSeconds(2));
  }

  @Test
  void thoughtsAndCachedTokensAreCounted() {
    assertThat(
            RawReply.of(
                    Api.GEMINI,
                    "{\"usageMetadata\": {\"promptTokenCount\": 5, \"candidatesTokenCount\": 2, \"thoughtsTokenCount\": 40}}")
                .usage())
        .isEqualTo(new Usage(5, 42));
    assertThat(
            RawReply.of(
                    Api.ANTHROPIC,
                    "{\"usage\": {\"input_tokens\": 5, \"cache_creation_input_tokens\": 10, \"cache_read_input_tokens\": 100, \"output_tokens\": 2}}")
                .usage())
        .isEqualTo(new Usage(115, 2));
  }

  @Test
  void countsThatAreNoneAreZero() {
    assertThat(
            RawReply.of(
                    Api.OPENAI,
                    "{\"usage\": {\"prompt_tokens\": -3, \"completion_tokens\": \"many\"}}")
                .usage())
        .isEqualTo(Usage.NONE);
    assertThat(RawReply.of(Api.OPENAI, "no json").usage()).isEqualTo(Usage.NONE);
  }

  private static Outcome.Failed failure(Api api, int status, String body) {
    return Failures.ofStatus(
        Fixtures.aProvider(api, "http://127.0.0.1:1"),
        status,
        RawReply.of(api, body),
        Optional.empty());
  }
}
