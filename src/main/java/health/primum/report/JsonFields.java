package health.primum.report;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.agent.Fingerprint;
import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Strict reading of what Primum wrote itself; each fault names the field. */
final class JsonFields {
  private static final String REMEDY = "take the file as it was written, or write it again";

  private JsonFields() {}

  static JsonNode object(JsonNode node, String key) {
    return needed(node, key, node.path(key).isObject(), "is no object");
  }

  static JsonNode list(JsonNode node, String key) {
    return needed(node, key, node.path(key).isArray(), "is no list");
  }

  static String text(JsonNode node, String key) {
    return needed(node, key, node.path(key).isTextual(), "is no text").textValue();
  }

  static int count(JsonNode node, String key) {
    boolean right = node.path(key).canConvertToInt() && node.path(key).isIntegralNumber();
    int count = needed(node, key, right, "is no whole number").intValue();
    if (count < 0) {
      throw new FaultyInput(key, "is below 0", REMEDY);
    }
    return count;
  }

  static List<String> texts(JsonNode node, String key) {
    var texts = new ArrayList<String>();
    for (JsonNode item : list(node, key)) {
      if (!item.isTextual()) {
        throw new FaultyInput(key, "holds something that is no text", REMEDY);
      }
      texts.add(item.textValue());
    }
    return texts;
  }

  static Map<String, Double> numbers(JsonNode node, String key) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : object(node, key).properties()) {
      if (!entry.getValue().isNumber()) {
        throw new FaultyInput(key + "." + entry.getKey(), "is no number", REMEDY);
      }
      numbers.put(entry.getKey(), entry.getValue().doubleValue());
    }
    return numbers;
  }

  static Fingerprint fingerprint(JsonNode node, String key) {
    try {
      return new Fingerprint(text(node, key));
    } catch (FaultyInput named) {
      throw named;
    } catch (IllegalArgumentException malformed) {
      throw new FaultyInput(key, "is no fingerprint", REMEDY);
    }
  }

  private static JsonNode needed(JsonNode node, String key, boolean right, String otherwise) {
    if (!right) {
      throw new FaultyInput(key, node.path(key).isMissingNode() ? "is missing" : otherwise, REMEDY);
    }
    return node.path(key);
  }
}
