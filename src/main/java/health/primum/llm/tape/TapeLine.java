package health.primum.llm.tape;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One exchange as a line of JSON: what was asked by fingerprint, never in words; what was answered,
 * in words; what it took.
 */
final class TapeLine {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int VERSION = 1;

  private TapeLine() {}

  /** An exchange that was read back. */
  record Kept(String purpose, String fingerprint, Outcome outcome) {}

  static String write(Turn turn, Outcome outcome, Instant at, Duration took) {
    ObjectNode line = MAPPER.createObjectNode();
    line.put("version", VERSION);
    line.put("fingerprint", turn.fingerprint().sha256());
    if (!turn.purpose().isEmpty()) {
      line.put("purpose", turn.purpose());
    }
    line.put("at", at.toString());
    line.put("agent", turn.agent().id().value());
    line.put("provider", turn.provider().name());
    line.put("api", turn.provider().api().label());
    line.put("model", turn.agent().model());
    ObjectNode parameters = line.putObject("parameters");
    parameters.put("temperature", turn.agent().temperature());
    parameters.put("max_tokens", turn.agent().maxTokens());
    turn.schema().ifPresent(schema -> parameters.put("schema", schema.name()));
    line.put("prompt_sha256", turn.prompt().sha256());
    switch (outcome) {
      case Outcome.Said said -> line.put("response", said.text());
      case Outcome.Failed failed -> {
        line.put("failure", failed.failure().name());
        line.put("detail", failed.detail());
      }
    }
    line.put("input_tokens", outcome.usage().inputTokens());
    line.put("output_tokens", outcome.usage().outputTokens());
    line.put("latency_ms", took.toMillis());
    return line.toString();
  }

  /** Empty where the line is not one of ours. */
  static Optional<Kept> read(String text) {
    try {
      JsonNode line = MAPPER.readTree(text);
      String purpose = line.path("purpose").asText("");
      String fingerprint = line.path("fingerprint").asText("");
      var usage =
          new Usage(line.path("input_tokens").asLong(0), line.path("output_tokens").asLong(0));
      if (line.path("version").asInt(0) != VERSION || fingerprint.isEmpty()) {
        return Optional.empty();
      }
      if (line.path("response").isTextual()) {
        return Optional.of(
            new Kept(
                purpose, fingerprint, new Outcome.Said(line.path("response").textValue(), usage)));
      }
      var failure = Failure.valueOf(line.path("failure").asText(""));
      return Optional.of(
          new Kept(
              purpose,
              fingerprint,
              new Outcome.Failed(
                  failure, line.path("detail").asText(""), usage, false, Optional.empty(), false)));
    } catch (JsonProcessingException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }
}
