package health.primum.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.fault.FaultyInput;

/** Strict reading of JSON: what is missing or of the wrong kind is named, never guessed. */
public final class JsonNodes {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonNodes() {}

  /** A JSON object; its text is never part of the fault, for it can be a patient's. */
  public static JsonNode object(String text) throws BrokenJson {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || !node.isObject()) {
        throw new BrokenJson(1, "is not a JSON object");
      }
      return node;
    } catch (JsonProcessingException broken) {
      int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNr();
      boolean duplicate = String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate field");
      throw new BrokenJson(line, duplicate ? "has a key twice in one object" : "is not valid JSON");
    }
  }

  public static String text(JsonNode object, String key) {
    JsonNode node = object.path(key);
    if (!node.isTextual()) {
      throw new FaultyInput(key, missingOr(node, "is not a text"), "give it a text");
    }
    return node.textValue();
  }

  public static String optionalText(JsonNode object, String key) {
    return object.hasNonNull(key) ? text(object, key) : "";
  }

  public static int integer(JsonNode object, String key) {
    JsonNode node = object.path(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt()) {
      throw new FaultyInput(
          key, missingOr(node, "is not a whole number"), "give it a whole number");
    }
    return node.intValue();
  }

  public static int optionalInteger(JsonNode object, String key, int fallback) {
    return object.hasNonNull(key) ? integer(object, key) : fallback;
  }

  public static boolean optionalFlag(JsonNode object, String key) {
    JsonNode node = object.path(key);
    if (object.hasNonNull(key) && !node.isBoolean()) {
      throw new FaultyInput(key, "is not true or false", "write true or false");
    }
    return node.asBoolean(false);
  }

  public static JsonNode array(JsonNode object, String key) {
    JsonNode node = object.path(key);
    if (!node.isArray()) {
      throw new FaultyInput(key, missingOr(node, "is not a list"), "give it a list");
    }
    return node;
  }

  private static String missingOr(JsonNode node, String otherwise) {
    return node.isMissingNode() ? "is missing" : node.isNull() ? "is null" : otherwise;
  }

  /** Text that is not JSON, and in which line. */
  public static final class BrokenJson extends Exception {
    private final int line;

    BrokenJson(int line, String what) {
      super(what, null, false, false);
      this.line = line;
    }

    public int line() {
      return line;
    }

    public String what() {
      return String.valueOf(getMessage());
    }
  }
}
