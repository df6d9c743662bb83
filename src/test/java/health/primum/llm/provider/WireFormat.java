package health.primum.llm.provider;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.Api;

/**
 * How a provider's requests and replies look, as its own documentation writes them; tests assert
 * requests against it and let stub servers reply in it.
 */
enum WireFormat {
  OPENAI(Api.OPENAI, "/v1", "/v1/chat/completions") {
    @Override
    String request(boolean shaped) {
      return """
          {"model": "model-a", "temperature": 0.3, "max_completion_tokens": 500, "stream": false,
           "messages": [{"role": "system", "content": "You advise."}, {"role": "user", "content": "the case"}]%s}
          """
          .formatted(
              shaped
                  ? ", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"proposal\", \"strict\": true, \"schema\": "
                      + SCHEMA
                      + "}}"
                  : "");
    }

    @Override
    String reply(Stop stop, String text) {
      ObjectNode reply = JSON.createObjectNode().put("id", "c").put("object", "chat.completion");
      reply.put("created", 1).put("model", "model-a");
      ObjectNode choice = reply.putArray("choices").addObject().put("index", 0);
      choice.put(
          "finish_reason",
          switch (stop) {
            case END, REFUSAL -> "stop";
            case LENGTH -> "length";
            case FILTER -> "content_filter";
          });
      ObjectNode message = choice.putObject("message").put("role", "assistant");
      if (stop == Stop.REFUSAL) {
        message.putNull("content").put("refusal", text);
      } else {
        message.put("content", text);
      }
      reply
          .putObject("usage")
          .put("prompt_tokens", 11)
          .put("completion_tokens", 7)
          .put("total_tokens", 18);
      return reply.toString();
    }

    @Override
    String[] key() {
      return new String[] {"Authorization", "Bearer " + SECRET};
    }
  },
  MISTRAL(Api.MISTRAL, "/v1", "/v1/chat/completions") {
    @Override
    String request(boolean shaped) {
      return """
          {"model": "model-a", "temperature": 0.3, "max_tokens": 500, "stream": false, "stop": [],
           "messages": [{"role": "system", "content": [{"type": "text", "text": "You advise."}]}, {"role": "user", "content": [{"type": "text", "text": "the case"}]}]%s}
          """
          .formatted(
              shaped
                  ? ", \"response_format\": {\"type\": \"json_schema\", \"json_schema\": {\"name\": \"proposal\", \"strict\": false, \"schema\": "
                      + SCHEMA
                      + "}}"
                  : "");
    }

    @Override
    String reply(Stop stop, String text) {
      return OPENAI.reply(stop, text);
    }

    @Override
    String[] key() {
      return OPENAI.key();
    }
  },
  ANTHROPIC(Api.ANTHROPIC, "/v1", "/v1/messages") {
    @Override
    String request(boolean shaped) {
      return """
          {"model": "model-a", "temperature": 0.3, "max_tokens": 500, "stream": false,
           "system": [{"type": "text", "text": "You advise."}],
           "messages": [{"role": "user", "content": [{"type": "text", "text": "the case"}]}]%s}
          """
          .formatted(
              shaped
                  ? ", \"output_config\": {\"format\": {\"type\": \"json_schema\", \"schema\": "
                      + SCHEMA
                      + "}}"
                  : "");
    }

    @Override
    String reply(Stop stop, String text) {
      ObjectNode reply = JSON.createObjectNode().put("id", "m").put("type", "message");
      reply.put("role", "assistant").put("model", "model-a");
      reply.putArray("content").addObject().put("type", "text").put("text", text);
      reply.put(
          "stop_reason",
          switch (stop) {
            case END -> "end_turn";
            case LENGTH -> "max_tokens";
            case FILTER, REFUSAL -> "refusal";
          });
      reply.putObject("usage").put("input_tokens", 11).put("output_tokens", 7);
      return reply.toString();
    }

    @Override
    String[] key() {
      return new String[] {"x-api-key", SECRET};
    }
  },
  GEMINI(Api.GEMINI, "/v1beta", "/v1beta/models/model-a:generateContent") {
    @Override
    String request(boolean shaped) {
      return """
          {"systemInstruction": {"role": "model", "parts": [{"text": "You advise."}]},
           "contents": [{"role": "user", "parts": [{"text": "the case"}]}],
           "generationConfig": {"temperature": 0.3, "maxOutputTokens": 500, "candidateCount": 1, "responseLogprobs": false, %s}}
          """
          .formatted(
              shaped
                  ? "\"responseMimeType\": \"application/json\", \"responseJsonSchema\": " + SCHEMA
                  : "\"responseMimeType\": \"text/plain\"");
    }

    @Override
    String reply(Stop stop, String text) {
      ObjectNode reply =
          JSON.createObjectNode().put("modelVersion", "model-a").put("responseId", "r");
      if (stop == Stop.REFUSAL) {
        reply.putObject("promptFeedback").put("blockReason", "PROHIBITED_CONTENT");
      } else {
        ObjectNode candidate = reply.putArray("candidates").addObject();
        candidate.put(
            "finishReason",
            switch (stop) {
              case END, REFUSAL -> "STOP";
              case LENGTH -> "MAX_TOKENS";
              case FILTER -> "SAFETY";
            });
        candidate
            .putObject("content")
            .put("role", "model")
            .putArray("parts")
            .addObject()
            .put("text", text);
      }
      reply
          .putObject("usageMetadata")
          .put("promptTokenCount", 11)
          .put("candidatesTokenCount", 3)
          .put("thoughtsTokenCount", 4)
          .put("totalTokenCount", 18);
      return reply.toString();
    }

    @Override
    String[] key() {
      return new String[] {"x-goog-api-key", SECRET};
    }
  },
  OLLAMA(Api.OLLAMA, "", "/api/chat") {
    @Override
    String request(boolean shaped) {
      return """
          {"model": "model-a", "stream": false, "options": {"temperature": 0.3, "num_predict": 500, "num_ctx": 8192, "stop": []}, "tools": [],
           "messages": [{"role": "system", "content": "You advise."}, {"role": "user", "content": "the case"}]%s}
          """
          .formatted(shaped ? ", \"format\": " + SCHEMA : "");
    }

    @Override
    String reply(Stop stop, String text) {
      ObjectNode reply = JSON.createObjectNode().put("model", "model-a");
      reply.put("created_at", "2026-01-01T00:00:00Z").put("done", true);
      reply.put("done_reason", stop == Stop.LENGTH ? "length" : "stop");
      reply.putObject("message").put("role", "assistant").put("content", text);
      return reply.put("prompt_eval_count", 11).put("eval_count", 7).toString();
    }

    /** Ollama runs on one's own machine and knows neither keys nor filters. */
    @Override
    String[] key() {
      return new String[0];
    }
  },
  BEDROCK(Api.BEDROCK, "", "/model/model-a/converse") {
    @Override
    String request(boolean shaped) {
      return """
          {"system": [{"text": "You advise."}], "inferenceConfig": {"maxTokens": 500, "temperature": 0.3},
           "messages": [{"role": "user", "content": [{"text": "the case"}]}]}
          """;
    }

    @Override
    String reply(Stop stop, String text) {
      ObjectNode reply = JSON.createObjectNode();
      reply
          .putObject("output")
          .putObject("message")
          .put("role", "assistant")
          .putArray("content")
          .addObject()
          .put("text", text);
      reply.put(
          "stopReason",
          switch (stop) {
            case END -> "end_turn";
            case LENGTH -> "max_tokens";
            case FILTER -> "content_filtered";
            case REFUSAL -> "guardrail_intervened";
          });
      reply.putObject("usage").put("inputTokens", 11).put("outputTokens", 7).put("totalTokens", 18);
      reply.putObject("metrics").put("latencyMs", 5);
      return reply.toString();
    }

    @Override
    String[] key() {
      return new String[] {"Authorization", "Bearer " + SECRET};
    }
  };

  static final String SECRET = "sk-secret";
  static final String SCHEMA =
      "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [\"x\"], \"properties\": {\"x\": {\"type\": \"string\"}}}";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Why a stub's model stops. */
  enum Stop {
    END,
    LENGTH,
    FILTER,
    REFUSAL
  }

  final Api api;
  final String base;
  final String path;

  WireFormat(Api api, String base, String path) {
    this.api = api;
    this.base = base;
    this.path = path;
  }

  /** The body that must be sent, schema included when the answer is to be shaped. */
  abstract String request(boolean shaped);

  abstract String reply(Stop stop, String text);

  /** Header and value that carry the key; empty where there is none. */
  abstract String[] key();

  boolean filters() {
    return this != OLLAMA;
  }
}
