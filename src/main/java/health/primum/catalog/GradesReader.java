package health.primum.catalog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.judging.Grade;
import health.primum.noharm.judge.offline.GradeSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the grades of a closed list wherever they stand in an answer: bare, in a code fence, behind
 * a preamble. The first list of grades counts. Thread-safe.
 */
public final class GradesReader implements GradeSource {
  private static final Pattern OPENING = Pattern.compile("[\\[{]");
  private static final int MAX_OPENINGS = 200;
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
          .build()
          .readerFor(JsonNode.class);

  @Override
  public List<Grade> read(String text) {
    Matcher opening = OPENING.matcher(text);
    for (int i = 0; i < MAX_OPENINGS && opening.find(); i++) {
      try (JsonParser parser = READER.createParser(text.substring(opening.start()))) {
        List<Grade> grades = grades(READER.readTree(parser));
        if (!grades.isEmpty()) {
          return grades;
        }
      } catch (IOException noJson) {
        // A bracket in prose; the next one may open the list.
      }
    }
    return List.of();
  }

  private static List<Grade> grades(JsonNode node) {
    var grades = new ArrayList<Grade>();
    JsonNode list = node.isArray() ? node : node.path("grades");
    for (JsonNode one : list) {
      grade(one).ifPresent(grades::add);
    }
    return grades;
  }

  private static Optional<Grade> grade(JsonNode one) {
    JsonNode option = one.has("Option") ? one.path("Option") : one.path("option");
    String grade = one.path(one.has("GradeAI") ? "GradeAI" : "grade").asText("").strip();
    boolean appropriate = grade.equalsIgnoreCase("appropriate");
    if (!option.canConvertToInt() || !(appropriate || grade.equalsIgnoreCase("inappropriate"))) {
      return Optional.empty();
    }
    String rationale = one.path(one.has("Rationale") ? "Rationale" : "rationale").asText("");
    return Optional.of(new Grade(option.intValue(), appropriate, rationale));
  }
}
