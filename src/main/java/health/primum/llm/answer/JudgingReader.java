package health.primum.llm.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.judging.Correction;
import health.primum.agent.judging.Degree;
import health.primum.agent.judging.Grade;
import health.primum.agent.judging.MatchSheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads what judging models answer, once it is in shape. */
final class JudgingReader {
  /** What may be left out without a loss, by list; a verdict or an id never may. */
  private static final Map<String, List<String>> TEXTS =
      Map.of(
          "actions", List.of("category", "evidence"),
          "verdicts", List.of("evidence"),
          "overrides", List.of("rationale", "evidence"),
          "grades", List.of("rationale"));

  private static final Map<String, String> LISTS =
      Map.of("actions", "depends_on", "verdicts", "actions");

  private JudgingReader() {}

  static void complete(ObjectNode object) {
    if (object.has("verdicts") && !object.hasNonNull("actions")) {
      object.putArray("actions");
    }
    TEXTS.forEach(
        (list, texts) -> {
          for (JsonNode item : object.path(list)) {
            if (item instanceof ObjectNode one) {
              texts.stream().filter(key -> !one.hasNonNull(key)).forEach(key -> one.put(key, ""));
              String ids = LISTS.get(list);
              if (ids != null && !one.hasNonNull(ids)) {
                one.putArray(ids);
              }
              if (list.equals("overrides") && !one.hasNonNull("action")) {
                one.put("action", 0);
              }
            }
          }
        });
  }

  static MatchSheet sheet(ObjectNode object) {
    var actions = new ArrayList<MatchSheet.Found>();
    for (JsonNode action : object.path("actions")) {
      actions.add(
          new MatchSheet.Found(
              action.path("id").asInt(),
              Actions.clean(action, "action"),
              Actions.clean(action, "category"),
              Actions.clean(action, "evidence"),
              ids(action.path("depends_on"))));
    }
    var verdicts = new ArrayList<MatchSheet.Verdict>();
    for (JsonNode verdict : object.path("verdicts")) {
      verdicts.add(
          new MatchSheet.Verdict(
              verdict.path("option").asInt(),
              degree(verdict),
              ids(verdict.path("actions")),
              Actions.clean(verdict, "evidence")));
    }
    return new MatchSheet(actions, verdicts);
  }

  static List<Correction> corrections(ObjectNode object) {
    var corrections = new ArrayList<Correction>();
    for (JsonNode one : object.path("overrides")) {
      corrections.add(
          new Correction(
              one.path("option").asInt(),
              degree(one),
              one.path("action").asInt(),
              Actions.clean(one, "rationale"),
              Actions.clean(one, "evidence")));
    }
    return corrections;
  }

  static List<Grade> grades(ObjectNode object) {
    var grades = new ArrayList<Grade>();
    for (JsonNode one : object.path("grades")) {
      grades.add(
          new Grade(
              one.path("option").asInt(),
              one.path("grade").asText().equals("appropriate"),
              Actions.clean(one, "rationale")));
    }
    return grades;
  }

  /** The schema lets no other word through. */
  private static Degree degree(JsonNode object) {
    return Degree.ofLabel(object.path("verdict").asText()).orElseThrow();
  }

  private static Set<Integer> ids(JsonNode list) {
    var ids = new TreeSet<Integer>();
    list.forEach(id -> ids.add(id.asInt()));
    return ids;
  }
}
