package health.primum.llm.answer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the object a model meant in what it wrote: bare, in a code fence, behind a preamble, with
 * trailing commas, comments or line breaks inside texts.
 */
final class JsonFinder {
  /** More openings than any answer has; beyond it the text is no answer but noise. */
  private static final int MAX_OPENINGS = 200;

  private static final Pattern MEANT =
      Pattern.compile("\\A\\s*(?:```\\w*\\s*)?[{\\[]|\\{\\s*\"|\"\\w+\"\\s*:");

  private static final ObjectReader READER =
      JsonMapper.builder()
          // The first of two lists under one key would be lost without a trace.
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build()
          .readerFor(JsonNode.class);

  private JsonFinder() {}

  /** The objects with one of these keys, each once; which of several counts is not ours to say. */
  static Set<ObjectNode> find(String text, Set<String> keys) {
    var found = new LinkedHashSet<ObjectNode>();
    int at = text.indexOf('{');
    for (int opening = 0; at >= 0 && opening < MAX_OPENINGS; opening++) {
      int end = at + 1;
      try (JsonParser parser = READER.createParser(text.substring(at))) {
        JsonNode node = READER.readTree(parser);
        end = at + (int) parser.currentLocation().getCharOffset();
        if (node instanceof ObjectNode object && keys.stream().anyMatch(object::has)) {
          found.add(object);
        }
      } catch (IOException noObject) {
        // A brace in prose; the next one may open an object.
      }
      at = text.indexOf('{', Math.max(end, at + 1));
    }
    return found;
  }

  /** Whether a text is meant to be JSON, whatever became of it. */
  static boolean looksLikeJson(String text) {
    return MEANT.matcher(text).find();
  }
}
