package health.primum.clinical.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.clinical.ManagementPlan;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The parser on what real models and real specialists wrote. */
class PlanParserRealAnswersTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final PlanParser parser = new PlanParser();

  @Test
  void losesNoWordOfPublishedAnswersAndFindsTheirActions() throws IOException {
    Path file = SharedData.noharmOpen().resolve("examples/gpt-5.5.jsonl");
    for (String line : Files.readAllLines(file)) {
      JsonNode record = JSON.readTree(line);
      String answer = record.get("response").textValue();
      ManagementPlan plan = parser.parse(answer);
      assertThat(Words.lost(answer, plan)).as(record.get("id").textValue()).isEmpty();
      assertThat(plan.assessment()).isNotEmpty();
      assertThat(plan.recommendations().size()).isBetween(5, 20);
    }
  }

  @Test
  void losesNoWordOfFourModelsAnswersToParents() throws IOException {
    Path folder = SharedData.folder("scribegoat2_multimodel");
    int answers = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          for (String answer : longTexts(JSON.readTree(line))) {
            assertThat(Words.lost(answer, parser.parse(answer))).isEmpty();
            answers++;
          }
        }
      }
    }
    assertThat(answers).isGreaterThan(400);
  }

  /**
   * Fitted on these very options, so a figure of fit, not of performance elsewhere; METHODOLOGY.md
   * says so.
   */
  @Test
  void placesSpecialistsOptionsInTheirOwnCategories() throws IOException {
    Path folder = SharedData.noharmOpen().resolve("dataset/rubrics");
    Map<String, Integer> confusions = new TreeMap<>();
    int options = 0;
    int right = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        for (JsonNode option : JSON.readTree(file.toFile()).get("options")) {
          String expected = option.get("category").textValue();
          String found =
              parser
                  .parse("1. " + option.get("text").textValue())
                  .recommendations()
                  .getFirst()
                  .category()
                  .label();
          options++;
          right += expected.equals(found) ? 1 : 0;
          confusions.merge(expected + " -> " + found, 1, Integer::sum);
        }
      }
    }
    assertThat(options).isEqualTo(756);
    assertThat(right).as("%s", confusions).isGreaterThanOrEqualTo(735);
  }

  private static List<String> longTexts(JsonNode node) {
    var texts = new ArrayList<String>();
    if (node.isTextual() && node.textValue().length() > 300) {
      texts.add(node.textValue());
    }
    node.forEach(child -> texts.addAll(longTexts(child)));
    return texts;
  }
}
