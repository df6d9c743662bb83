package health.primum.clinical.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the "if ..." off a clause. */
final class Conditions {
  private static final String CONNECTIVE =
      "only if|only when|only after|if|unless|when|whenever|once(?! (?:a|per|each|every|daily|weekly|monthly|nightly)\\b)|in case of|in the event of|provided that";
  private static final Pattern LEADING =
      Pattern.compile("^(?:" + CONNECTIVE + "|should)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMA = Pattern.compile("(?:,|:|—| – | - )\\s*(?:then\\s+)?");
  private static final Pattern TRAILING =
      Pattern.compile("\\s+((?:" + CONNECTIVE + ")\\s+\\S.*)$", Pattern.CASE_INSENSITIVE);

  private static final Pattern STOP = Pattern.compile("[.;,]+$");
  private static final int LONGEST = 2_000;

  private static final Pattern AND_WORD = Pattern.compile("\\s(?:and|then|but)\\s+(\\w+)");

  /** One plain clause: of several, nobody could say which the condition belongs to. */
  private static final Pattern SIMPLE = Pattern.compile("[^,;:—–]*(?<!\\bnot)", Pattern.DOTALL);

  /** A condition that goes on to say more than when. */
  private static final Pattern MORE =
      Pattern.compile(
          "in which case|otherwise|\\bif not\\b|;|[,\\s](?:and|then|,)\\s*(?:call|refer|start|stop|give|hold|order|admit|send|consult|continue|discharge|notify)\\b",
          Pattern.CASE_INSENSITIVE);

  /** After these, "if" opens a question, not a condition. */
  private static final Pattern ASKS =
      Pattern.compile(
          "(?i).*\\b(?:assess|ask|determine|evaluate|check|see|know|discuss|inquire|decide|clarify|establish|even|as|only)$");

  /**
   * A clause and when it applies.
   *
   * @param condition with its connective, empty when always
   */
  record Split(String condition, String action) {}

  private Conditions() {}

  /** "If febrile, obtain cultures" to ("If febrile", "obtain cultures"). */
  static Split leading(String clause) {
    if (!Openings.opens(LEADING, clause)) {
      return new Split("", clause);
    }
    if (clause.length() > LONGEST) {
      return new Split("", clause);
    }
    Matcher comma = COMMA.matcher(clause);
    int firstEnd = -1;
    int firstStart = -1;
    while (comma.find()) {
      String action = clause.substring(comma.end()).strip();
      if (!action.isEmpty() && IntentReader.directive(action).isPresent()) {
        return new Split(clause.substring(0, comma.start()).strip(), action);
      }
      if (firstEnd < 0 && !action.isEmpty()) {
        firstStart = comma.start();
        firstEnd = comma.end();
      }
    }
    if (firstEnd >= 0) {
      String action = clause.substring(firstEnd).strip();
      if (!Openings.opens(LEADING, action) && IntentReader.inProse(action).isPresent()) {
        return new Split(clause.substring(0, firstStart).strip(), action);
      }
    }
    return new Split("", clause);
  }

  /** "obtain cultures if febrile" to ("if febrile", "obtain cultures"). */
  static Split trailing(String clause) {
    if (clause.length() > LONGEST) {
      return new Split("", clause);
    }
    Matcher end = TRAILING.matcher(clause);
    if (end.find()) {
      String action = clause.substring(0, end.start()).strip();
      if (action.contains(" ")
          && !ASKS.matcher(action).matches()
          && SIMPLE.matcher(action).matches()
          && !holdsTwoActions(action)
          && !MORE.matcher(end.group(1)).find()
          && balanced(action)
          && !opensClause(end.group(1))) {
        return new Split(withoutStop(end.group(1)), action);
      }
    }
    return new Split("", clause);
  }

  /** "stop X before surgery and resume after": the condition is the second one's, or both's. */
  private static boolean holdsTwoActions(String action) {
    return AND_WORD.matcher(action).results().anyMatch(word -> Verbs.opensAction(word.group(1)));
  }

  static String withoutStop(String text) {
    return STOP.matcher(text.strip()).replaceFirst("");
  }

  /** "..., if febrile, obtain cultures": the condition belongs to what follows it. */
  private static boolean opensClause(String condition) {
    Split split = leading(condition);
    return !split.condition().isEmpty() && IntentReader.imperative(split.action()).isPresent();
  }

  private static boolean balanced(String text) {
    return text.chars().filter(c -> c == '(').count() == text.chars().filter(c -> c == ')').count();
  }
}
