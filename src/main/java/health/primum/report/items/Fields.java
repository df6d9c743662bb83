package health.primum.report.items;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.fault.FaultyInput;
import java.util.Arrays;

/** Reads fields of a kept step and names the one that is not what was written. */
final class Fields {
  private Fields() {}

  static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw fault(name, "is missing or no text");
    }
    return value.textValue();
  }

  static int whole(JsonNode node, String name, int least) {
    JsonNode value = node.path(name);
    if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < least) {
      throw fault(name, "is no whole number of at least " + least);
    }
    return value.intValue();
  }

  static long tokens(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isIntegralNumber() || value.longValue() < 0) {
      throw fault(name, "is no whole number of at least 0");
    }
    return value.longValue();
  }

  static boolean flag(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isBoolean()) {
      throw fault(name, "is neither true nor false");
    }
    return value.booleanValue();
  }

  static JsonNode list(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isArray()) {
      throw fault(name, "is missing or no list");
    }
    return value;
  }

  static <E extends Enum<E>> E constant(JsonNode node, String name, Class<E> type) {
    String text = text(node, name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text))
        .findFirst()
        .orElseThrow(() -> fault(name, "is none of " + Arrays.toString(type.getEnumConstants())));
  }

  static FaultyInput fault(String field, String what) {
    return new FaultyInput(field, what, "remove the line");
  }
}
