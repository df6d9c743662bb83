package health.primum.llm.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.clinical.text.PlanParser;
import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads recommendations from JSON objects that have the shape's fields. What an action says and
 * what its intent claims must not contradict each other: "start X" with the intent avoid is no
 * recommendation at all.
 */
final class Actions {
  private static final Set<Intent> AGAINST = EnumSet.of(Intent.AVOID, Intent.STOP);
  private static final Set<Intent> IN_FAVOUR =
      EnumSet.of(Intent.START, Intent.CONTINUE, Intent.ORDER, Intent.REFER);
  private static final Pattern CONNECTIVE =
      Pattern.compile(
          "(?i)^(?:if|when|whenever|unless|once|after|before|until|while|should|in case|only if|only when|provided)\\b.*");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[ -]+");
  private static final int MAX_TEXT = 4_000;

  private final PlanParser parser;

  Actions(PlanParser parser) {
    this.parser = parser;
  }

  /** Fills in what may be left out, in the words of the schema, before an object is validated. */
  static void complete(ObjectNode action) {
    for (String field : List.of("condition", "rationale")) {
      if (!action.hasNonNull(field)) {
        action.put(field, "");
      }
    }
    if (!action.hasNonNull("urgency")) {
      action.put("urgency", "unstated");
    }
    for (String field : List.of("intent", "category", "urgency")) {
      JsonNode value = action.path(field);
      if (value.isTextual()) {
        action.put(
            field,
            BETWEEN_WORDS
                .matcher(value.textValue().strip().toLowerCase(Locale.ROOT))
                .replaceAll("_"));
      }
    }
  }

  /** The recommendation of an item; several where its action names several. */
  List<Recommendation> read(JsonNode item, String where) throws ShapeFault {
    String text = clean(item, "action");
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new ShapeFault(
          List.of(where + ".action: must be a text of 1 to " + MAX_TEXT + " characters"));
    }
    try {
      List<Recommendation> said = parser.parse("1. " + text).recommendations();
      return said.size() > 1
          ? several(item, said, where)
          : List.of(single(item, text, said, where));
    } catch (FaultyInput faulty) {
      throw new ShapeFault(List.of(where + ": " + faulty.faults().getFirst().what()));
    }
  }

  /** Each with its own intent and category, all under the item's condition. */
  private static List<Recommendation> several(
      JsonNode item, List<Recommendation> said, String where) throws ShapeFault {
    checkAgainst(item, said, where);
    String condition = condition(item);
    var recommendations = new ArrayList<Recommendation>();
    for (Recommendation part : said) {
      String when = part.condition().isEmpty() ? condition : part.condition();
      recommendations.add(
          new Recommendation(
              part.category(),
              part.intent(),
              part.text(),
              part.urgency() == Urgency.UNSTATED ? urgency(item) : part.urgency(),
              when,
              (part.rationale() + " " + clean(item, "rationale")).strip(),
              ""));
    }
    return recommendations;
  }

  /** One of several may differ from the item's intent, as in "stop X and start Y", but not all. */
  private static void checkAgainst(JsonNode item, List<Recommendation> said, String where)
      throws ShapeFault {
    Intent claimed = claimed(item);
    List<Intent> read = said.stream().map(Recommendation::intent).toList();
    if (AGAINST.contains(claimed) && read.contains(Intent.UNKNOWN)) {
      throw new ShapeFault(
          List.of(where + ".action: names several actions; give each an item of its own"));
    }
    List<Intent> stated = read.stream().filter(intent -> intent != Intent.UNKNOWN).toList();
    if (!stated.isEmpty() && stated.stream().allMatch(intent -> disagree(intent, claimed))) {
      throw new ShapeFault(List.of(disagreement(where, stated.getFirst(), claimed)));
    }
  }

  private static Recommendation single(
      JsonNode item, String text, List<Recommendation> said, String where) throws ShapeFault {
    Intent claimed = claimed(item);
    Intent read = said.isEmpty() ? Intent.UNKNOWN : said.getFirst().intent();
    if (disagree(read, claimed)) {
      throw new ShapeFault(List.of(disagreement(where, read, claimed)));
    }
    boolean silent = read == Intent.UNKNOWN && AGAINST.contains(claimed);
    // Without its verb, "amoxicillin" with the intent avoid would read as an order for it.
    String action = silent ? (claimed == Intent.AVOID ? "Avoid: " : "Stop: ") + text : text;
    return new Recommendation(
        Category.valueOf(word(item, "category")),
        claimed,
        action,
        urgency(item),
        condition(item),
        clean(item, "rationale"),
        "");
  }

  private static Intent claimed(JsonNode item) {
    return Intent.valueOf(word(item, "intent"));
  }

  private static boolean disagree(Intent one, Intent other) {
    return (AGAINST.contains(one) && IN_FAVOUR.contains(other))
        || (AGAINST.contains(other) && IN_FAVOUR.contains(one));
  }

  private static String disagreement(String where, Intent read, Intent claimed) {
    return "%s: the action says %s and the intent is %s; make them agree"
        .formatted(where, lower(read), lower(claimed));
  }

  private static Urgency urgency(JsonNode item) {
    return Urgency.valueOf(word(item, "urgency"));
  }

  /** With its connective, as everywhere else. */
  private static String condition(JsonNode item) {
    String condition = clean(item, "condition");
    return condition.isEmpty() || CONNECTIVE.matcher(condition).matches()
        ? condition
        : "if " + condition;
  }

  /** A text on one line, without what could steer a terminal. */
  static String clean(JsonNode item, String field) {
    return UNPRINTABLE.matcher(item.path(field).asText("")).replaceAll(" ").strip();
  }

  private static String word(JsonNode item, String field) {
    return item.path(field).asText("").toUpperCase(Locale.ROOT);
  }

  private static String lower(Intent intent) {
    return intent.name().toLowerCase(Locale.ROOT);
  }
}
