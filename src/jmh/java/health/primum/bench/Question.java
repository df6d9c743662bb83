package health.primum.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.PromptTemplate;
import health.primum.catalog.Catalog;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consult.TeamId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What everybody is asked and answers: a demonstration case and its three scripted plans. */
final class Question {
  private static final String CASE = "NeuroSyn01";
  private static final Path DEMO = Path.of("config", "demo");
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Question() {}

  static ClinicalCase aCase() {
    try {
      return ClinicalCase.of(
          new CaseId(CASE), Files.readString(DEMO.resolve("cases").resolve(CASE + ".txt")).strip());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The prompt that the shipped generalist is asked with. */
  static PromptTemplate aPrompt() {
    return Catalog.read(Path.of("."), name -> null)
        .find(new TeamId("solo-openai"))
        .orElseThrow()
        .members()
        .getFirst()
        .prompt();
  }

  /** Three answers as free text. */
  static List<String> prose() {
    return Stream.of("generalist", "pharmacist", "sceptic").map(Question::answer).toList();
  }

  /** The same in the shape that proposals must have. */
  static List<String> json() {
    var parser = new PlanParser();
    return prose().stream().map(parser::parse).map(Question::shaped).toList();
  }

  /** Two actions in the same shape. */
  static List<String> brief() {
    var parser = new PlanParser();
    return Stream.of("1. Order complete blood count.\n2. Refer to neurology.")
        .map(parser::parse)
        .map(Question::shaped)
        .toList();
  }

  private static String answer(String role) {
    try (Stream<String> lines = Files.lines(DEMO.resolve("answers").resolve(role + ".jsonl"))) {
      String line = lines.filter(one -> one.contains(CASE)).findFirst().orElseThrow();
      return MAPPER.readTree(line).path("response").textValue();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String shaped(ManagementPlan plan) {
    ObjectNode root = MAPPER.createObjectNode().put("assessment", plan.assessment());
    var actions = root.putArray("recommendations");
    for (Recommendation one : plan.recommendations()) {
      actions
          .addObject()
          .put("action", one.text())
          .put("intent", lower(one.intent()))
          .put("category", lower(one.category()))
          .put("urgency", lower(one.urgency()))
          .put("condition", one.condition())
          .put("rationale", one.rationale());
    }
    return root.toString();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
