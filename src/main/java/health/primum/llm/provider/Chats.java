package health.primum.llm.provider;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import health.primum.llm.exchange.Message;
import health.primum.llm.exchange.Schema;
import health.primum.llm.exchange.Turn;

/** Turns into LangChain4j's requests. */
final class Chats {
  private Chats() {}

  static ChatRequest request(Turn turn) {
    var request =
        ChatRequest.builder().messages(turn.messages().stream().map(Chats::message).toList());
    turn.schema().map(Chats::format).ifPresent(request::responseFormat);
    return request.build();
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
