package health.primum.consensus.action.text;

import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Veto;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes contrast, side, permanence, urgency and order in time out of a text. */
final class Modifiers {
  private static final Phrase BOTH_CONTRASTS =
      Phrase.of(
          "contrast|w/wo|gadolinium",
          "(?i)\\b(?:with(?: and |/| or )without|without and with|w/wo)(?: (?:iv|intravenous|gadolinium|oral))* (?:contrast|gadolinium)\\b|\\bw/wo\\b");
  private static final Phrase NO_CONTRAST =
      Phrase.of(
          "contrast|enhanced",
          "(?i)\\b(?:without(?: any)?(?: (?:iv|intravenous|gadolinium|oral|the use of))* contrast|no contrast|non[- ]?contrast(?:ed|[- ]enhanced)?|noncontrast|unenhanced)\\b");
  private static final Phrase CONTRAST =
      Phrase.of(
          "contrast|gadolinium",
          "(?i)\\b(?:with(?: (?:iv|intravenous|gadolinium|oral|and|po))* contrast|contrast[- ]enhanced|with gadolinium|post[- ]contrast|contrasted|contrast(?= (?:ct|mri)))\\b");
  private static final Phrase EMERGENT =
      Phrase.of(
          "emergen|immediate|stat|at once|right|without delay",
          "\\b(?:emergent(?:ly)?|emergency(?= (?:referral|consult|surgery|mri|ct|imaging))|immediate(?:ly)?|stat|at once|right (?:away|now)|without delay)\\b");
  private static final Phrase ROUTINE =
      Phrase.of(
          "routine|elective|urgent",
          "\\b(?:routine(?:ly)?|elective(?:ly)?|non-?urgent(?:ly)?|not urgent)\\b");
  private static final Phrase URGENT =
      Phrase.of(
          "urgent|soon|asap|prompt|expedit|same|early",
          "\\b(?:urgent(?:ly)?(?! care)|as soon as possible|asap|prompt(?:ly)?|expedit(?:e|ed|ing)|same[- ]day|early)\\b");
  private static final Phrase NOW =
      Phrase.of("now|today|this time|tonight", "\\b(?:now|today|at this time|tonight)\\b");
  private static final Phrase TENTATIVE =
      Phrase.of(
          "consider|discuss|could|may|might",
          "^\\W*(?:also |then |we |i |would |could |may |might |strongly )*(?:consider(?:ation of|ing)?|discuss starting|could|may|might)\\b");
  private static final Phrase PERMANENT =
      Phrase.of(
          "permanent|indefinite|for good|lifelong|for life|forever",
          "\\b(?:permanent(?:ly)?|indefinite(?:ly)?|for good|lifelong|for life|forever)\\b");
  private static final Phrase TEMPORARY =
      Phrase.of(
          "temporar|for now|time being|until|pending|next|upcoming",
          "\\b(?:temporar(?:y|ily)|for now|for the time being|until|pending|next|upcoming)\\b");
  private static final Phrase LEFT =
      Phrase.of(
          "left", "\\b(?:left|left-sided)\\b(?! (?:heart|atrial|ventric|lateral|main|bundle))");
  private static final Phrase RIGHT =
      Phrase.of(
          "right",
          "\\b(?:right|right-sided)\\b(?! (?:heart|atrial|ventric|upper quadrant|lower quadrant|bundle))");
  private static final Phrase BOTH_SIDES =
      Phrase.of("bilateral|both", "\\b(?:bilateral(?:ly)?|both)\\b(?! contrast)");
  private static final Phrase BEFORE = Phrase.of("before|prior", "\\b(?:before|prior to)\\b");
  private static final Phrase AFTER =
      Phrase.of("after|following|post", "\\b(?:after|following|post)\\b");
  private static final List<String> SOONEST = List.of("emergent", "urgent", "routine", "now");

  final Map<Veto, Set<String>> where = new EnumMap<>(Veto.class);
  final Map<DifferenceKind, String> said = new EnumMap<>(DifferenceKind.class);
  boolean temporary;

  /** Takes out the contrast a text names. */
  void contrast(Sight sight) {
    mark(sight, Veto.CONTRAST, BOTH_CONTRASTS, "with and without");
    mark(sight, Veto.CONTRAST, NO_CONTRAST, "without");
    mark(sight, Veto.CONTRAST, CONTRAST, "with");
  }

  /** Takes urgency, permanence and side out of a text in small letters. */
  void others(Sight sight) {
    said.put(DifferenceKind.CERTAINTY, TENTATIVE.in(sight) ? "consider" : "do");
    urgency(ROUTINE, "routine", sight);
    urgency(EMERGENT, "emergent", sight);
    urgency(URGENT, "urgent", sight);
    urgency(NOW, "now", sight);
    mark(sight, Veto.PERMANENCE, PERMANENT, "permanent");
    temporary = TEMPORARY.in(sight);
    side(sight);
    if (!said.containsKey(DifferenceKind.TIMING)) {
      if (BEFORE.in(sight)) {
        said.put(DifferenceKind.TIMING, "before");
      } else if (AFTER.in(sight)) {
        said.put(DifferenceKind.TIMING, "after");
      }
    }
  }

  private void urgency(Phrase phrase, String value, Sight sight) {
    if (phrase.cut(sight)) {
      said.merge(DifferenceKind.URGENCY, value, Modifiers::sooner);
    }
  }

  private static String sooner(String a, String b) {
    return SOONEST.indexOf(a) < SOONEST.indexOf(b) ? a : b;
  }

  private void side(Sight sight) {
    mark(sight, Veto.SIDE, BOTH_SIDES, "both");
    if (LEFT.in(sight) && RIGHT.in(sight)) {
      where.put(Veto.SIDE, Set.of("both"));
    }
    mark(sight, Veto.SIDE, LEFT, "left");
    mark(sight, Veto.SIDE, RIGHT, "right");
  }

  private void mark(Sight sight, Veto veto, Phrase phrase, String value) {
    if (phrase.cut(sight)) {
      where.putIfAbsent(veto, Set.of(value));
    }
  }
}
