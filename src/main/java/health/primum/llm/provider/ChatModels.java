package health.primum.llm.provider;

import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.mistralai.MistralAiChatModel;
import dev.langchain4j.model.ollama.OllamaChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import health.primum.agent.AgentSpec;
import health.primum.agent.Provider;

/** Makes LangChain4j's model for one exchange: cheap, for the connections are shared. */
final class ChatModels {
  private ChatModels() {}

  /**
   * A model.
   *
   * @param key empty where the provider needs none
   */
  static ChatModel of(AgentSpec agent, Provider provider, String key, Wire wire) {
    var http = new WireBuilder(wire);
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
