package health.primum.llm.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import health.primum.agent.Api;
import health.primum.agent.Usage;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a provider's reply says beside its text, read off the wire: why the model stopped, what it
 * took, and how an error is called. LangChain4j keeps only some of it.
 */
final class RawReply {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> GEMINI_FILTERS =
      Set.of("safety", "recitation", "language", "blocklist", "prohibited_content", "spii");
  private static final Set<String> QUOTA =
      Set.of("insufficient_quota", "billing_not_active", "billing_hard_limit_reached");

  /** Why the model stopped. */
  enum Stop {
    /** It had said all, or the provider does not say. */
    COMPLETE,
    CUT_OFF,
    DECLINED,
    FILTERED,
    /** For another reason that leaves no whole answer. */
    OTHERWISE
  }

  private final Api api;
  private final JsonNode root;

  private RawReply(Api api, JsonNode root) {
    this.api = api;
    this.root = root;
  }

  static RawReply of(Api api, String body) {
    try {
      JsonNode root = MAPPER.readTree(body);
      return new RawReply(api, root == null ? MissingNode.getInstance() : root);
    } catch (JsonProcessingException noJson) {
      return new RawReply(api, MissingNode.getInstance());
    }
  }

  boolean isJson() {
    return root.isObject();
  }

  Stop stop() {
    return switch (api) {
      case OPENAI, MISTRAL ->
          text("/choices/0/message/refusal").isBlank()
              ? reason(text("/choices/0/finish_reason"))
              : Stop.DECLINED;
      case ANTHROPIC -> reason(text("/stop_reason"));
      case GEMINI ->
          text("/promptFeedback/blockReason").isBlank()
              ? reason(text("/candidates/0/finishReason"))
              : Stop.FILTERED;
      case OLLAMA -> reason(text("/done_reason"));
      case BEDROCK -> reason(text("/stopReason"));
    };
  }

  private static Stop reason(String word) {
    String reason = word.toLowerCase(Locale.ROOT);
    return switch (reason) {
      case "", "stop", "end_turn", "stop_sequence", "eos", "finish_reason_unspecified" ->
          Stop.COMPLETE;
      case "length", "max_tokens", "model_length", "model_context_window_exceeded" -> Stop.CUT_OFF;
      case "refusal" -> Stop.DECLINED;
      case "content_filter", "content_filtered", "guardrail_intervened" -> Stop.FILTERED;
      default -> GEMINI_FILTERS.contains(reason) ? Stop.FILTERED : Stop.OTHERWISE;
    };
  }

  /** Tokens, thoughts included, for they are paid for. */
  Usage usage() {
    return switch (api) {
      case OPENAI, MISTRAL ->
          new Usage(count("/usage/prompt_tokens"), count("/usage/completion_tokens"));
      case ANTHROPIC ->
          new Usage(
              count("/usage/input_tokens")
                  + count("/usage/cache_creation_input_tokens")
                  + count("/usage/cache_read_input_tokens"),
              count("/usage/output_tokens"));
      case GEMINI ->
          new Usage(
              count("/usageMetadata/promptTokenCount"),
              count("/usageMetadata/candidatesTokenCount")
                  + count("/usageMetadata/thoughtsTokenCount"));
      case OLLAMA -> new Usage(count("/prompt_eval_count"), count("/eval_count"));
      case BEDROCK -> new Usage(count("/usage/inputTokens"), count("/usage/outputTokens"));
    };
  }

  /** An error that says the request or its answer was filtered. */
  boolean isFiltered() {
    String code = errorCode();
    return code.equals("content_filter")
        || code.equals("content_policy_violation")
        || code.equals("responsibleaipolicyviolation");
  }

  /** An error that says the account is used up, so that waiting does not help. */
  boolean isOutOfQuota() {
    return QUOTA.contains(errorCode()) || QUOTA.contains(text("/error/type"));
  }

  /** Google's way to say that a key is none. */
  boolean isKeyRefused() {
    for (JsonNode detail : root.at("/error/details")) {
      if (detail.path("reason").asText("").equals("API_KEY_INVALID")) {
        return true;
      }
    }
    return false;
  }

  /** The status of an error that came as if it were an answer; 0 where there is none. */
  int errorStatus() {
    int code = root.at("/error/code").asInt(0);
    return code >= 400 && code <= 599 ? code : 0;
  }

  /** Google's way to say how long to wait. */
  Optional<Duration> retryDelay() {
    for (JsonNode detail : root.at("/error/details")) {
      Optional<Duration> delay = RetryAfter.seconds(detail.path("retryDelay").asText(""));
      if (delay.isPresent()) {
        return delay;
      }
    }
    return Optional.empty();
  }

  private String errorCode() {
    String code = text("/error/code");
    return (code.isBlank() ? text("/code") : code).toLowerCase(Locale.ROOT);
  }

  private String text(String pointer) {
    return root.at(pointer).asText("");
  }

  private long count(String pointer) {
    return Math.max(0, root.at(pointer).asLong(0));
  }
}
