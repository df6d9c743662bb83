package health.primum.llm.provider;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import health.primum.agent.AgentSpec;
import health.primum.agent.Provider;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * LangChain4j's models, one an agent, made again when its key changes. Making one searches the
 * whole class path for services, too much to do for every call. Thread-safe.
 */
final class ChatModels {
  private final ConcurrentMap<Use, Made> made = new ConcurrentHashMap<>();

  private record Use(AgentSpec agent, Provider provider) {}

  private record Made(String key, ChatModel model) {
    @Override
    public String toString() {
      return "Made";
    }
  }

  /**
   * A model.
   *
   * @param key empty where the provider needs none
   */
  ChatModel of(AgentSpec agent, Provider provider, String key) {
    var use = new Use(agent, provider);
    @Nullable Made before = made.get(use);
    if (before != null && before.key().equals(key)) {
      return before.model();
    }
    ChatModel model = make(agent, provider, key);
    made.put(use, new Made(key, model));
    return model;
  }

  private static ChatModel make(AgentSpec agent, Provider provider, String key) {
    var http = new WireBuilder();
    String url = provider.baseUrl().toString();
    return switch (provider.api()) {
      case OPENAI ->
          OpenAiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url)
              .apiKey(key.isEmpty() ? null : key)
              .modelName(agent.model())
              .temperature(agent.temperature())
              // OpenAI has deprecated max_tokens and its newer models refuse it.
              .maxCompletionTokens(agent.maxTokens())
              .strictJsonSchema(true)
              .maxRetries(0)
              .build();
      case ANTHROPIC ->
          AnthropicChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url)
              .apiKey(key)
              .modelName(agent.model())
              .temperature(agent.temperature())
              .maxTokens(agent.maxTokens())
              .maxRetries(0)
              .build();
      case GEMINI ->
          GoogleAiGeminiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url)
              .apiKey(key)
              .modelName(agent.model())
              .temperature(agent.temperature())
              .maxOutputTokens(agent.maxTokens())
              .maxRetries(0)
              .build();
      case MISTRAL ->
          MistralAiChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url)
              .apiKey(key)
              .modelName(agent.model())
              .temperature(agent.temperature())
              .maxTokens(agent.maxTokens())
              .maxRetries(0)
              .build();
      case OLLAMA ->
          OllamaChatModel.builder()
              .httpClientBuilder(http)
              .baseUrl(url)
              .modelName(agent.model())
              .temperature(agent.temperature())
              .numPredict(agent.maxTokens())
              .maxRetries(0)
              .build();
      case BEDROCK -> throw new IllegalArgumentException("Bedrock has its own exchange");
    };
  }

  /** Whether the wire format has no request without a key. */
  static boolean needsKey(Provider provider) {
    return switch (provider.api()) {
      case ANTHROPIC, GEMINI, MISTRAL -> true;
      // Many servers that speak OpenAI's format are local and open; its own is not.
      case OPENAI -> "api.openai.com".equals(provider.baseUrl().getHost());
      case OLLAMA, BEDROCK -> false;
    };
  }
}
