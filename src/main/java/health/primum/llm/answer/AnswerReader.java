package health.primum.llm.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Ballot;
import health.primum.agent.Comparisons;
import health.primum.agent.Review;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Understands what a model answered. Stateless and thread-safe. */
final class AnswerReader {
  private static final Map<AnswerForm, Set<String>> KEYS =
      Map.of(
          AnswerForm.PROPOSAL, Set.of("recommendations"),
          AnswerForm.BALLOT, Set.of("ratings"),
          AnswerForm.REVIEW, Set.of("remove", "change", "add"),
          AnswerForm.PAIRS, Set.of("pairs"),
          AnswerForm.MATCH, Set.of("verdicts"),
          AnswerForm.OVERRIDE, Set.of("overrides"),
          AnswerForm.GRADE, Set.of("grades"));

  private final Actions actions;

  AnswerReader(PlanParser parser) {
    this.actions = new Actions(parser);
  }

  /**
   * Reads an answer.
   *
   * @param items how many items the list has that is rated or reviewed
   * @return {@link Answer.Prose} for a proposal that is no JSON at all
   * @throws ShapeFault when it is not in the form's shape
   */
  Answer read(AnswerForm form, String text, int items) throws ShapeFault {
    Set<ObjectNode> found = JsonFinder.find(text, KEYS.getOrDefault(form, Set.of()));
    if (found.isEmpty()) {
      if (form == AnswerForm.PROPOSAL && !JsonFinder.looksLikeJson(text)) {
        return new Answer.Prose();
      }
      throw new ShapeFault(List.of("there is no whole JSON object of the required shape"));
    }
    if (found.size() > 1) {
      throw new ShapeFault(
          List.of("there are " + found.size() + " JSON objects; answer with one that holds all"));
    }
    ObjectNode object = found.iterator().next();
    complete(form, object);
    List<String> errors = Shape.of(form).errors(object);
    if (!errors.isEmpty()) {
      throw new ShapeFault(errors);
    }
    checkItems(object, items);
    try {
      return switch (form) {
        case PROPOSAL -> new Answer.Planned(plan(object));
        case BALLOT -> new Answer.Rated(ballot(object));
        case REVIEW -> new Answer.Reviewed(review(object));
        case PAIRS -> new Answer.Compared(comparisons(object));
        case MATCH -> new Answer.Matched(JudgingReader.sheet(object));
        case OVERRIDE -> new Answer.Corrected(JudgingReader.corrections(object));
        case GRADE -> new Answer.Graded(JudgingReader.grades(object));
      };
    } catch (FaultyInput faulty) {
      throw new ShapeFault(faulty.faults().stream().map(f -> f.where() + " " + f.what()).toList());
    }
  }

  /** A rating or an edit of something that is not on the list was meant for something that is. */
  private static void checkItems(ObjectNode object, int items) throws ShapeFault {
    for (String list : List.of("ratings", "remove", "change", "pairs")) {
      for (JsonNode entry : object.path(list)) {
        int item = entry.path("item").asInt();
        if (item < 1 || item > items) {
          throw new ShapeFault(
              List.of(
                  "%s: there is no item %d; items are numbered 1 to %d"
                      .formatted(list, item, items)));
        }
      }
    }
  }

  private static void complete(AnswerForm form, ObjectNode object) {
    switch (form) {
      case PROPOSAL -> {
        if (!object.hasNonNull("assessment")) {
          object.put("assessment", "");
        }
        items(object, "recommendations").forEach(Actions::complete);
      }
      case BALLOT -> items(object, "ratings").forEach(AnswerReader::reason);
      case PAIRS -> items(object, "pairs").forEach(AnswerReader::reason);
      case REVIEW -> {
        for (String list : List.of("remove", "change", "add")) {
          if (!object.hasNonNull(list)) {
            object.putArray(list);
          }
        }
        items(object, "change").forEach(Actions::complete);
        items(object, "add").forEach(Actions::complete);
      }
      case MATCH, OVERRIDE, GRADE -> JudgingReader.complete(object);
    }
  }

  private static void reason(ObjectNode item) {
    if (!item.hasNonNull("reason")) {
      item.put("reason", "");
    }
  }

  private static List<ObjectNode> items(ObjectNode object, String list) {
    var items = new ArrayList<ObjectNode>();
    for (JsonNode item : object.path(list)) {
      if (item instanceof ObjectNode one) {
        items.add(one);
      }
    }
    return items;
  }

  private ManagementPlan plan(ObjectNode object) throws ShapeFault {
    return new ManagementPlan(
        object.path("assessment").asText("").strip(), actions(object, "recommendations"));
  }

  private List<Recommendation> actions(ObjectNode object, String list) throws ShapeFault {
    var all = new ArrayList<Recommendation>();
    int number = 0;
    for (JsonNode item : object.path(list)) {
      all.addAll(actions.read(item, list + "[" + number++ + "]"));
    }
    return all;
  }

  private static Ballot ballot(ObjectNode object) {
    var ratings = new ArrayList<Ballot.Rating>();
    for (JsonNode rating : object.path("ratings")) {
      ratings.add(
          new Ballot.Rating(
              rating.path("item").asInt(),
              new Appropriateness(rating.path("score").asInt()),
              Actions.clean(rating, "reason")));
    }
    return new Ballot(ratings);
  }

  private static Comparisons comparisons(ObjectNode object) {
    var pairs = new ArrayList<Comparisons.Pair>();
    for (JsonNode pair : object.path("pairs")) {
      pairs.add(
          new Comparisons.Pair(
              pair.path("item").asInt(),
              pair.path("same").asBoolean(),
              Actions.clean(pair, "reason")));
    }
    return new Comparisons(pairs);
  }

  private Review review(ObjectNode object) throws ShapeFault {
    var edits = new ArrayList<Review.Edit>();
    for (JsonNode item : object.path("remove")) {
      edits.add(new Review.Removal(item.path("item").asInt(), Actions.clean(item, "reason")));
    }
    int number = 0;
    for (JsonNode item : object.path("change")) {
      List<Recommendation> replacement = actions.read(item, "change[" + number + "]");
      if (replacement.size() > 1) {
        throw new ShapeFault(
            List.of("change[" + number + "].action: names several actions; one is allowed"));
      }
      edits.add(
          new Review.Change(
              item.path("item").asInt(), replacement.getFirst(), Actions.clean(item, "reason")));
      number++;
    }
    return new Review(edits, actions(object, "add"));
  }
}
