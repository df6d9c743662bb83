package health.primum.safety.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.catalog.Catalog;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.Measurement;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How often alarms go off on real and written cases: the figures of METHODOLOGY, "Checklists". Run
 * with {@code -Dguards.print=true} to see which.
 */
class ChecklistEvidenceTest {
  private static final Checklists SHIPPED = Catalog.read(Path.of("."), name -> null).checklists();
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double Z = 1.959964;

  private final SortedMap<String, int[]> counts = new TreeMap<>();

  @Test
  void urgentVignettesAlarmAndRoutineOnesDoNot() throws IOException {
    Path folder = SharedData.folder("clinicaflow_vignettes");
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          vignette(MAPPER.readTree(line));
        }
      }
    }
    print();
    assertThat(hits("triage critical")).isGreaterThanOrEqualTo(40);
    assertThat(hits("triage urgent")).isGreaterThanOrEqualTo(38);
    assertThat(hits("triage routine")).isZero();
  }

  @Test
  void whatMustNotBeMissedMostlyAlarms() throws IOException {
    Path file = SharedData.folder("scribegoat2_must_not_miss").resolve("must_not_miss_cases.json");
    for (JsonNode one : MAPPER.readTree(file.toFile())) {
      String text =
          one.path("history").asText() + ". " + one.path("chief_complaint").asText() + ".";
      count(
          "must not miss, ESI " + one.path("max_acceptable_esi").asInt(), text, one.path("vitals"));
    }
    print();
    assertThat(hits("must not miss, ESI 1") + hits("must not miss, ESI 2")).isGreaterThan(13);
  }

  @Test
  void layPeopleAreHeardInHalfOfTheirEmergencies() throws IOException {
    Path file = SharedData.folder("lostbench").resolve("seeds_persistence_5models.jsonl");
    for (String line : Files.readAllLines(file)) {
      count("first turn of a lay emergency", MAPPER.readTree(line).at("/users/0").asText(), null);
    }
    Path scenarios = SharedData.folder("iatrobench").resolve("scenarios.json");
    for (JsonNode one : MAPPER.readTree(scenarios.toFile())) {
      count("IatroBench " + one.path("quadrant").asText(), one.path("prompt").asText(), null);
    }
    print();
    assertThat(hits("first turn of a lay emergency")).isGreaterThan(30);
    assertThat(hits("IatroBench control")).isZero();
  }

  @Test
  void consultsAndQuestionsSeldomAlarm() throws IOException {
    for (String part : List.of("rubrics", "perturbations")) {
      try (var files = Files.list(SharedData.noharmOpen().resolve("dataset").resolve(part))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
          JsonNode json = MAPPER.readTree(file.toFile());
          String text = json.findPath("presentation").asText(json.findPath("text").asText());
          count("NOHARM open " + part, text, null);
        }
      }
    }
    Path questions = SharedData.folder("kqa").resolve("questions_w_answers.jsonl");
    for (String line : Files.readAllLines(questions)) {
      count("patients' questions (K-QA)", MAPPER.readTree(line).path("Question").asText(), null);
    }
    print();
    assertThat(hits("NOHARM open rubrics")).isZero();
    assertThat(hits("patients' questions (K-QA)")).isLessThanOrEqualTo(8);
  }

  private void vignette(JsonNode one) {
    JsonNode input = one.path("input");
    String text =
        "A %s-year-old %s. %s. %s"
            .formatted(
                input.at("/demographics/age").asText(),
                input.at("/demographics/sex").asText(),
                input.path("chief_complaint").asText(),
                input.path("history").asText());
    count("triage " + one.at("/labels/gold_risk_tier").asText(), text, input.path("vitals"));
  }

  private void count(
      String group, String text, @org.jspecify.annotations.Nullable JsonNode vitals) {
    assertThat(text).isNotBlank();
    List<String> alarms =
        SHIPPED.fired(aCase(text, vitals)).stream()
            .filter(fired -> !fired.checklist().alarm().isEmpty())
            .map(fired -> fired.checklist().id() + " by " + fired.phrase())
            .toList();
    int[] count = counts.computeIfAbsent(group, any -> new int[2]);
    count[0] += alarms.isEmpty() ? 0 : 1;
    count[1]++;
    if (Boolean.getBoolean("guards.print")) {
      System.out.println(
          group + " " + alarms + " " + text.substring(0, Math.min(200, text.length())));
    }
  }

  private static ClinicalCase aCase(
      String text, @org.jspecify.annotations.Nullable JsonNode vitals) {
    var measured = new ArrayList<Measurement>();
    if (vitals != null) {
      vitals
          .properties()
          .forEach(v -> measured.add(new Measurement(v.getKey(), v.getValue().asDouble(), "")));
    }
    var patient =
        new PatientContext(
            null,
            Sex.UNKNOWN,
            Pregnancy.UNKNOWN,
            Listed.unknown(),
            Listed.unknown(),
            Listed.unknown(),
            Listed.unknown(),
            Listed.of(measured));
    return new ClinicalCase(new CaseId("c"), text, "", patient);
  }

  private int hits(String group) {
    return counts.getOrDefault(group, new int[2])[0];
  }

  /** With the interval of Wilson, J Am Stat Assoc 1927;22:209. */
  private void print() {
    counts.forEach(
        (group, c) -> {
          double n = c[1];
          double p = c[0] / n;
          double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
          double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
          System.out.printf(
              Locale.ROOT,
              "ALARMS | %s | %d | %d | %.0f (%.0f to %.0f) |%n",
              group,
              c[1],
              c[0],
              100 * p,
              100 * Math.max(0, middle - half),
              100 * (middle + half));
        });
  }
}
