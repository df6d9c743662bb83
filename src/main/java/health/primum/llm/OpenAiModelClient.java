package health.primum.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Usage;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks models at one OpenAI-compatible endpoint, one attempt a call. Thread-safe. */
public final class OpenAiModelClient implements ModelClient {
  private static final Pattern REASONING =
      Pattern.compile("(?is)<think(?:ing)?>.*?(?:</think(?:ing)?>|\\z)");

  private final OpenAiEndpoint endpoint;
  private final ConcurrentMap<Fingerprint, ChatModel> models = new ConcurrentHashMap<>();

  public OpenAiModelClient(OpenAiEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public ModelReply call(ModelRequest request) {
    try {
      ChatModel model =
          models.computeIfAbsent(request.agent().fingerprint(), any -> model(request.agent()));
      return reply(model.chat(messages(request)));
    } catch (RuntimeException failure) {
      return Failures.of(failure);
    }
  }

  private ChatModel model(AgentSpec agent) {
    // Cleartext HTTP/2 upgrades make some servers drop the body, so HTTP/1.1 it is.
    HttpClient.Builder http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
    var builder =
        OpenAiChatModel.builder()
            .httpClientBuilder(JdkHttpClient.builder().httpClientBuilder(http))
            .baseUrl(endpoint.baseUrl().toString())
            .modelName(agent.model())
            // OpenAI has deprecated max_tokens and its newer models refuse it.
            .maxCompletionTokens(agent.maxTokens())
            .timeout(agent.deadline())
            .maxRetries(0);
    endpoint.apiKey().ifPresent(builder::apiKey);
    if (agent.temperature() != null) {
      builder.temperature(agent.temperature());
    }
    return builder.build();
  }

  private static List<ChatMessage> messages(ModelRequest request) {
    var messages = new ArrayList<ChatMessage>();
    if (!request.system().isBlank()) {
      messages.add(SystemMessage.from(request.system()));
    }
    messages.add(UserMessage.from(request.user()));
    return messages;
  }

  private static ModelReply reply(ChatResponse response) {
    FinishReason finish = response.finishReason();
    if (finish == FinishReason.CONTENT_FILTER) {
      return new ModelReply.Failed(Failure.REFUSED, "stopped by the provider's content filter");
    }
    if (finish == FinishReason.LENGTH) {
      return new ModelReply.Failed(
          Failure.TRUNCATED, "cut off at the token limit; raise max-tokens");
    }
    String text = withoutReasoning(response.aiMessage().text());
    return text.isBlank()
        ? new ModelReply.Failed(Failure.UNPARSEABLE, "the answer is empty")
        : new ModelReply.Completion(text, usage(response.tokenUsage()));
  }

  /**
   * What a model thought before it answered is not its answer; thoughts that never end leave none.
   */
  private static String withoutReasoning(@Nullable String text) {
    return text == null ? "" : REASONING.matcher(text).replaceAll("").strip();
  }

  private static Usage usage(@Nullable TokenUsage usage) {
    return usage == null
        ? Usage.NONE
        : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }
}
