package health.primum.report.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.clinical.Appropriateness;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.judge.UnscoredReason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Judgements as they stand in a line. */
final class VerdictJson {
  private VerdictJson() {}

  static void write(ArrayNode list, List<Judgement> judgements) {
    for (Judgement judgement : judgements) {
      ObjectNode node = list.addObject();
      switch (judgement) {
        case Judgement.Undecided(var reason, var detail) ->
            node.put("undecided", reason.name()).put("detail", detail);
        case Judgement.Judged judged -> judged(node, judged);
      }
    }
  }

  private static void judged(ObjectNode node, Judgement.Judged judged) {
    node.put("judge", judged.judge());
    ArrayNode options = node.putArray("options");
    judged
        .verdicts()
        .values()
        .forEach(
            v ->
                options
                    .addObject()
                    .put("id", v.option())
                    .put("matched", v.matched())
                    .put("partial", v.partial()));
    ArrayNode actions = node.putArray("actions");
    for (ExtractedAction action : judged.actions()) {
      ObjectNode one = actions.addObject();
      one.put("action", action.text());
      ArrayNode matches = one.putArray("matches");
      action.matches().stream().sorted().forEach(matches::add);
      one.put("score", action.offRubricScore().score());
    }
    ArrayNode notes = node.putArray("notes");
    judged.notes().forEach(notes::add);
  }

  static List<Judgement> read(JsonNode line) {
    var judgements = new ArrayList<Judgement>();
    for (JsonNode node : Fields.list(line, "judgements")) {
      judgements.add(
          node.has("undecided")
              ? new Judgement.Undecided(
                  Fields.constant(node, "undecided", UnscoredReason.class),
                  Fields.text(node, "detail"))
              : judged(node));
    }
    if (judgements.isEmpty()) {
      throw Fields.fault("judgements", "is empty");
    }
    return judgements;
  }

  private static Judgement.Judged judged(JsonNode node) {
    Map<Integer, OptionVerdict> verdicts = new TreeMap<>();
    for (JsonNode option : Fields.list(node, "options")) {
      int id = Fields.whole(option, "id", 0);
      verdicts.put(
          id,
          new OptionVerdict(id, Fields.flag(option, "matched"), Fields.flag(option, "partial")));
    }
    var actions = new ArrayList<ExtractedAction>();
    for (JsonNode action : Fields.list(node, "actions")) {
      Set<Integer> matches = new HashSet<>();
      Fields.list(action, "matches").forEach(match -> matches.add(match.asInt()));
      actions.add(
          new ExtractedAction(
              Fields.text(action, "action"),
              matches,
              new Appropriateness(Fields.whole(action, "score", 1))));
    }
    var notes = new ArrayList<String>();
    Fields.list(node, "notes").forEach(note -> notes.add(note.asText()));
    return new Judgement.Judged(Fields.text(node, "judge"), verdicts, actions, notes);
  }
}
