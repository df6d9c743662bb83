package health.primum.safety.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.catalog.Catalog;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.testsupport.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checklists that are shipped, on the words of real questions. */
class ShippedChecklistsTest {
  private static final Checklists SHIPPED = Catalog.read(Path.of("."), name -> null).checklists();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 60-year-old man has crushing chest pain for an hour. | acute-coronary-syndrome",
        "A 70-year-old woman has sudden slurred speech. | stroke",
        "Her tongue swelling began after peanuts. | anaphylaxis",
        "A 74-year-old has jaw claudication and headache. | giant-cell-arteritis",
        "My 3-week-old has vomiting green stuff since morning. | bilious-vomiting",
        "A 2-week-old boy has a temperature of 38.4 C. | febrile-infant",
        "She takes warfarin and was given ciprofloxacin. | warfarin-interaction",
        "A 28-year-old woman asks for isotretinoin. | teratogen",
        "He fell and hit his head; he takes apixaban. | anticoagulant-bleeding-head"
      })
  void aRuleFires(String text, String rule) {
    assertThat(rules(text)).contains(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 60-year-old man has no chest pain, only crushing fatigue. | acute-coronary-syndrome",
        "A 40-year-old has jaw claudication. | giant-cell-arteritis",
        "A 28-year-old man asks for isotretinoin. | teratogen",
        "A 2-year-old boy has a temperature of 38.4 C. | febrile-infant",
        "He fell and hit his head; he takes no anticoagulant. | anticoagulant-bleeding-head",
        "Her mother had slurred speech. | stroke"
      })
  void aNearMissDoesNot(String text, String rule) {
    assertThat(rules(text)).doesNotContain(rule);
  }

  @Test
  void everyActionNamesWhatToDoAndWhy() {
    assertThat(SHIPPED.all()).hasSizeGreaterThan(40);
    assertThat(SHIPPED.all())
        .allSatisfy(
            checklist -> {
              assertThat(checklist.source()).isNotBlank();
              assertThat(checklist.actions())
                  .isNotEmpty()
                  .allSatisfy(action -> assertThat(action.rationale()).isNotBlank());
            });
  }

  /**
   * Descriptions of emergencies as people search for them: many are procedures or rarities that no
   * checklist covers; none that is covered may be lost.
   */
  @Test
  void halfOfDescribedEmergenciesSetOffAnAlarm() throws Exception {
    Path file = SharedData.folder("openem_corpus").resolve("retrieval_ground_truth.jsonl");
    int escalations = 0;
    var missed = new TreeSet<String>();
    for (String line : Files.readAllLines(file)) {
      JsonNode query = new ObjectMapper().readTree(line);
      if (query.path("scenario_type").asText().equals("escalation")) {
        escalations++;
        if (alarms(query.path("query").asText()).isEmpty()) {
          missed.add(query.path("query").asText());
        }
      }
    }
    assertThat(escalations).isEqualTo(77);
    assertThat(missed).as("without an alarm").hasSizeLessThanOrEqualTo(37);
  }

  /** eConsults are seldom emergencies: how many open NOHARM cases set off an alarm. */
  @Test
  void ordinaryConsultsSetOffNone() throws Exception {
    Path folder = SharedData.noharmOpen().resolve("dataset/rubrics");
    int cases = 0;
    var alarmed = new TreeSet<String>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String text = new ObjectMapper().readTree(file.toFile()).at("/case/presentation").asText();
        cases++;
        alarms(text).forEach(rule -> alarmed.add(file.getFileName() + " " + rule));
      }
    }
    assertThat(cases).isEqualTo(20);
    assertThat(alarmed).isEmpty();
  }

  private static List<String> rules(String text) {
    return SHIPPED.fired(ClinicalCase.of(new CaseId("c"), text)).stream()
        .map(fired -> fired.checklist().id())
        .toList();
  }

  private static List<String> alarms(String text) {
    return SHIPPED.fired(ClinicalCase.of(new CaseId("c"), text)).stream()
        .filter(fired -> !fired.checklist().alarm().isEmpty())
        .map(fired -> fired.checklist().id())
        .toList();
  }
}
