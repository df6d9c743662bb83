package health.primum.clinical.text;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the actions out of one list item, table cell or sentence. Every word ends up in one of
 * them.
 */
final class ItemReader {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern LEAD_IN =
      Pattern.compile("^([^:]{2,90}):\\s+(\\S.*)$", Pattern.DOTALL);
  private static final Pattern CONSIDER = Pattern.compile("^consider\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern PERSON =
      Pattern.compile(
          "^(?:(?:the|this|your) )?(?:patient|she|he|they|you|we)\\b", Pattern.CASE_INSENSITIVE);
  private static final int LEAD_IN_WORDS = 12;

  private ItemReader() {}

  /**
   * The actions of an item.
   *
   * @param text without list marker and emphasis
   * @param context the heading or parent it stands under; may be empty
   * @param inherited what the parent intends, for children that are mere objects ("CBC" under
   *     "Order:")
   */
  static List<Recommendation> read(String text, String context, Intent inherited) {
    Matcher lead = LEAD_IN.matcher(text);
    if (lead.matches() && BLANKS.split(lead.group(1)).length <= LEAD_IN_WORDS) {
      return afterLeadIn(lead.group(1), lead.group(2), text, context, inherited);
    }
    return sentences(text, context, inherited);
  }

  private static List<Recommendation> afterLeadIn(
      String label, String rest, String whole, String context, Intent inherited) {
    Optional<Intent> labelIntent = IntentReader.directive(Conditions.leading(label).action());
    boolean restActs = Sentences.split(rest).stream().anyMatch(s -> acts(s).isPresent());
    if (labelIntent.equals(Optional.of(Intent.AVOID)) || Labels.prohibits(label)) {
      return List.of(whole(whole, context, Intent.AVOID));
    }
    if (!restActs) {
      return sentences(whole, context, labelIntent.isPresent() ? Intent.UNKNOWN : inherited);
    }
    if (labelIntent.isPresent()) {
      if (labelIntent.get() == Intent.COUNSEL || BLANKS.split(label).length <= 3) {
        return sentences(whole, context, inherited);
      }
      var both = new ArrayList<>(sentences(label, context, inherited));
      both.addAll(sentences(rest, joined(context, label), inherited));
      return both;
    }
    if (Labels.isCondition(label)) {
      return sentences(label + ", " + rest, context, inherited);
    }
    return Labels.sorts(label)
        ? sentences(rest, joined(context, label), inherited)
        : List.of(whole(whole, context, acts(Sentences.split(rest).getFirst()).orElse(inherited)));
  }

  /**
   * Under a label that governs it: the label goes with the item, and its prohibition or condition
   * holds.
   */
  static List<Recommendation> governed(
      String text, String label, String context, Intent inherited) {
    if (Labels.isCondition(label) && !Labels.prohibits(label)) {
      return read(text, context, inherited).stream()
          .map(r -> r.withCondition(joined(label, r.condition(), "; ")))
          .toList();
    }
    Intent intent =
        Labels.prohibits(label)
            ? Intent.AVOID
            : IntentReader.imperative(Labels.unnumbered(label))
                .or(() -> acts(text))
                .orElse(inherited);
    return List.of(whole(Labels.unnumbered(label) + ": " + text, context, intent));
  }

  /** A text read as one action, whatever verbs it holds. */
  static Recommendation unparted(String text, String context) {
    String verb = text.replaceFirst("^[^:]{1,60}: ", "");
    return whole(text, context, acts(text).or(() -> acts(verb)).orElse(Intent.UNKNOWN));
  }

  /** A text that must not be taken apart. */
  private static Recommendation whole(String text, String context, Intent intent) {
    String words = Conditions.withoutStop(text);
    Category category = intent == Intent.AVOID ? Cues.byWords(words) : Cues.category(intent, words);
    return new Recommendation(
        category, intent, words, Cues.urgency(intent, words), "", "", context);
  }

  private static List<Recommendation> sentences(String text, String context, Intent inherited) {
    var actions = new ArrayList<Recommendation>();
    var before = new StringBuilder();
    for (String sentence : Sentences.split(text)) {
      if (actions.isEmpty() ? acts(sentence).isPresent() : actsAgain(sentence)) {
        actions.addAll(actions(sentence, context));
      } else if (actions.isEmpty()) {
        before.append(before.isEmpty() ? "" : " ").append(sentence);
      } else if (ActionSplitter.isElliptic(sentence)) {
        actions.add(actions.removeLast().withDetail(". ", sentence));
      } else {
        actions.add(actions.removeLast().withRationale(sentence));
      }
    }
    if (actions.isEmpty()) {
      return List.of(single(text, context, inherited));
    }
    if (!before.isEmpty() && Cues.isClinical(before.toString())) {
      actions.addFirst(whole(before.toString(), context, inherited));
    } else if (!before.isEmpty()) {
      actions.set(0, actions.getFirst().withRationale(before.toString()));
    }
    return actions;
  }

  private static List<Recommendation> actions(String sentence, String context) {
    var actions = new ArrayList<Recommendation>();
    String carried = "";
    for (ActionSplitter.Part part : ActionSplitter.split(sentence)) {
      if (!BlockReader.hasWords(part.text())) {
        continue;
      }
      Conditions.Split leading = Conditions.leading(part.text());
      String condition =
          leading.condition().isEmpty() && part.joined() ? carried : leading.condition();
      carried = condition;
      actions.add(action(leading.action(), condition, context, Intent.UNKNOWN));
    }
    return actions;
  }

  private static Recommendation action(
      String words, String leadingCondition, String context, Intent fallback) {
    Intent intent = IntentReader.inProse(words).orElse(fallback);
    Conditions.Split end =
        intent == Intent.COUNSEL ? new Conditions.Split("", words) : Conditions.trailing(words);
    String condition = joined(leadingCondition, end.condition(), "; ");
    String text = Conditions.withoutStop(end.action());
    Category category = Cues.category(intent, text);
    if (category == Category.UNKNOWN) {
      category = Cues.byWords(context);
    }
    if (intent == Intent.UNKNOWN && Openings.opens(CONSIDER, text)) {
      intent = usual(category);
    }
    return new Recommendation(
        category,
        intent,
        text.isBlank() ? words : text,
        Cues.urgency(intent, text),
        condition,
        "",
        context);
  }

  /** What "consider X" most likely means to do with an X of that kind. */
  private static Intent usual(Category category) {
    return switch (category) {
      case DIAGNOSTIC -> Intent.ORDER;
      case MEDICATION -> Intent.START;
      case FOLLOW_UP -> Intent.REFER;
      case COUNSELING -> Intent.COUNSEL;
      case PROCEDURE, CONTINGENCY, MULTIPLE, UNKNOWN -> Intent.UNKNOWN;
    };
  }

  /** Text that asks for nothing but must not be lost; only its own words say what it is about. */
  static Recommendation kept(String text, String context) {
    return new Recommendation(
        Cues.byWords(text), Intent.UNKNOWN, text, Urgency.UNSTATED, "", "", context);
  }

  /** An item with no action of its own, or whose label is the action ("Order labs: CBC, CMP"). */
  private static Recommendation single(String text, String context, Intent inherited) {
    Conditions.Split leading = Conditions.leading(text);
    return action(leading.action(), leading.condition(), context, inherited);
  }

  private static Optional<Intent> acts(String sentence) {
    return IntentReader.inProse(Conditions.leading(sentence).action());
  }

  /**
   * After an action, only an order or what somebody should do is another; "X should be excluded"
   * says why.
   */
  private static boolean actsAgain(String sentence) {
    String words = Conditions.leading(sentence).action();
    return (IntentReader.imperative(words).isPresent() && !ActionSplitter.isElliptic(words))
        || (Openings.opens(PERSON, words) && IntentReader.inProse(words).isPresent());
  }

  private static String joined(String outer, String inner) {
    return joined(outer, inner, " / ");
  }

  private static String joined(String a, String b, String by) {
    return a.isEmpty() ? b : b.isEmpty() ? a : a + by + b;
  }
}
