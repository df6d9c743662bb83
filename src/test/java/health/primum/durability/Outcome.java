package health.primum.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What came of a consult, without what no two runs share: ids and times. */
final class Outcome {
  private static final List<String> SAME =
      List.of("outcome", "plan", "ledger", "alerts", "conflicts", "dissent", "drafts");

  private Outcome() {}

  static JsonNode of(JsonNode advice) {
    ObjectNode same = StubAnswers.JSON.createObjectNode();
    SAME.forEach(part -> same.set(part, advice.path(part)));
    return same;
  }

  /** What members proposed, as {@code agent: words}. */
  static List<String> proposed(JsonNode advice) {
    var all = new ArrayList<String>();
    for (JsonNode member : advice.path("members")) {
      for (String list : List.of("recommendations", "additions")) {
        member.path(list).forEach(action -> all.add(line(member, action.path("text"))));
      }
    }
    for (JsonNode check : advice.path("omissionChecks")) {
      check.path("additions").forEach(action -> all.add(line(check, action.path("text"))));
    }
    return all;
  }

  /** What the ledger accounts for, as {@code agent: words}. */
  static List<String> accounted(JsonNode advice) {
    var all = new ArrayList<String>();
    for (JsonNode entry : advice.path("ledger")) {
      entry.path("sources").forEach(source -> all.add(line(source, source.path("words"))));
    }
    return all;
  }

  private static String line(JsonNode who, JsonNode words) {
    return who.path("agent").textValue() + ": " + words.textValue();
  }
}
