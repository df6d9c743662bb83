package health.primum.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.ollama.OllamaChatRequestParameters;
import health.primum.agent.Api;
import health.primum.llm.exchange.Message;
import health.primum.llm.exchange.Schema;
import health.primum.llm.exchange.Turn;

/** Turns into LangChain4j's requests. */
final class Chats {
  /** In steps, so that a server need not load its model anew for each call. */
  private static final int CONTEXT_STEP = 8_192;

  private static final int MOST_CONTEXT = 131_072;

  private Chats() {}

  static ChatRequest request(Turn turn) {
    var request =
        ChatRequest.builder().messages(turn.messages().stream().map(Chats::message).toList());
    if (turn.provider().api() == Api.OLLAMA) {
      var parameters = OllamaChatRequestParameters.builder().numCtx(context(turn));
      turn.schema().map(Chats::format).ifPresent(parameters::responseFormat);
      return request.parameters(parameters.build()).build();
    }
    turn.schema().map(Chats::format).ifPresent(request::responseFormat);
    return request.build();
  }

  /**
   * Ollama cuts the beginning off what does not fit into its context, and its default is small:
   * room for a token every two bytes, which English never needs, and for the answer.
   */
  private static int context(Turn turn) {
    long bytes = turn.messages().stream().mapToLong(m -> m.text().getBytes(UTF_8).length).sum();
    long tokens = bytes / 2 + turn.agent().maxTokens();
    return (int) Math.min(MOST_CONTEXT, (tokens / CONTEXT_STEP + 1) * CONTEXT_STEP);
  }

  private static ChatMessage message(Message message) {
    return switch (message.speaker()) {
      case SYSTEM -> SystemMessage.from(message.text());
      case USER -> UserMessage.from(message.text());
      case MODEL -> AiMessage.from(message.text());
    };
  }

  private static ResponseFormat format(Schema schema) {
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name(schema.name())
                .rootElement(JsonRawSchema.from(schema.json()))
                .build())
        .build();
  }
}
