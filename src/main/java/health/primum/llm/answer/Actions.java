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
  private static final Pattern NO_CONDITION =
      Pattern.compile("(?i)(?:none|n/?a|always|no|nil|not applicable|unconditional|-+)?\\.?");
  private static final Pattern NAMES_SOMETHING =
      Pattern.compile("(?i)\\S+\\s+(?!(?:it|them|this|that|these|those|both)\\b).*\\p{L}{3,}.*");
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}]");
  private static final Pattern UNPRINTABLE = Pattern.compile("(?U)[\\s\\p{Cc}]+");
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
      return areApart(said) ? several(item, said) : List.of(single(item, text, said, where));
    } catch (FaultyInput faulty) {
      throw new ShapeFault(List.of(where + ": " + faulty.faults().getFirst().what()));
    }
  }

  /**
   * Whether an action is plainly two, one for and one against something, as in "stop X and start
   * Y". Anything else stays whole: what is cut off an action, such as the condition under which it
   * must not be done, could be lost on the way.
   */
  private static boolean areApart(List<Recommendation> said) {
    return said.size() == 2
        && contradict(said.getFirst(), said.getLast())
        && said.stream().allMatch(part -> part.condition().isEmpty() && namesSomething(part));
  }

  private static boolean contradict(Recommendation one, Recommendation other) {
    return disagree(one.intent(), other.intent());
  }

  /** A verb alone, or one with "it", names nothing. */
  private static boolean namesSomething(Recommendation part) {
    return NAMES_SOMETHING.matcher(part.text()).matches();
  }

  /** Each with its own intent and category, both under the item's condition. */
  private static List<Recommendation> several(JsonNode item, List<Recommendation> said) {
    var recommendations = new ArrayList<Recommendation>();
    for (Recommendation part : said) {
      recommendations.add(
          new Recommendation(
              part.category(),
              part.intent(),
              part.text(),
              part.urgency() == Urgency.UNSTATED ? urgency(item) : part.urgency(),
              condition(item),
              (part.rationale() + " " + clean(item, "rationale")).strip(),
              ""));
    }
    return recommendations;
  }

  private static Recommendation single(
      JsonNode item, String text, List<Recommendation> said, String where) throws ShapeFault {
    Intent claimed = claimed(item);
    Intent read = said.isEmpty() ? Intent.UNKNOWN : said.getFirst().intent();
    if (disagree(read, claimed) && !(said.size() > 1 && agrees(said, claimed))) {
      throw new ShapeFault(List.of(disagreement(where, read, claimed)));
    }
    boolean against = said.stream().anyMatch(part -> AGAINST.contains(part.intent()));
    if (said.size() > 1 && AGAINST.contains(claimed) && !against) {
      throw new ShapeFault(
          List.of(where + ".action: names several actions; give each an item of its own"));
    }
    boolean silent = said.size() < 2 && read == Intent.UNKNOWN && AGAINST.contains(claimed);
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

  /** One part of a longer action may go against the rest, as a restriction does. */
  private static boolean agrees(List<Recommendation> said, Intent claimed) {
    return said.stream()
        .anyMatch(part -> part.intent() != Intent.UNKNOWN && !disagree(part.intent(), claimed));
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

  /**
   * In the model's own words: a connective of ours could turn "contraindicated in CKD" into its
   * opposite.
   */
  private static String condition(JsonNode item) {
    String condition = clean(item, "condition");
    return NO_CONDITION.matcher(condition).matches() ? "" : condition;
  }

  /** A text on one line, without what could steer a terminal or hide in a number. */
  static String clean(JsonNode item, String field) {
    String visible = INVISIBLE.matcher(item.path(field).asText("")).replaceAll("");
    return UNPRINTABLE.matcher(visible).replaceAll(" ").strip();
  }

  private static String word(JsonNode item, String field) {
    return item.path(field).asText("").toUpperCase(Locale.ROOT);
  }

  private static String lower(Intent intent) {
    return intent.name().toLowerCase(Locale.ROOT);
  }
}
