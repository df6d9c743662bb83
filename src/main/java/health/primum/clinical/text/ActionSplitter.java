package health.primum.clinical.text;

import health.primum.clinical.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a sentence that asks for several things ("stop X and start Y") into its actions.
 *
 * <p>It splits only where the next words open an action of their own. It does not split inside
 * brackets, inside what a patient is counselled to do, or after a prohibition joined by a bare
 * "and", where splitting could turn "do not stop X and start Y" into its opposite.
 */
final class ActionSplitter {
  private static final Pattern JOINT =
      Pattern.compile(
          "(?=[;,\\s])(?:(;\\s+)|(,\\s+(?:and|then|but|and then)\\s+|,\\s+)|(\\s+(?:and|then|and then|but|plus)\\s+))");
  private static final Pattern WORD =
      Pattern.compile(
          "^(?:(?:also|then|urgently|immediately|promptly|empirically|consider)\\s+)?([\\p{L}-]+)(?:\\s+([\\p{L}-]+))?");
  private static final Pattern NEW_CLAUSE =
      Pattern.compile(
          "^(?:if|unless|when|do not|don['’]t|avoid|never)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern PROHIBITION =
      Pattern.compile(
          "^(?:do not|don['’]t|avoid|never)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern WITHOUT_OBJECT =
      Pattern.compile(
          "^\\S+\\s+(?:\\d|(?:it|them|this|that|these|those|in|at|on|after|before|within|again|as|if|when|once|until|to|by|"
              + "slowly|gradually|thereafter|immediately|promptly)\\b)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private static final Pattern OPEN_CONDITION =
      Pattern.compile("(?is)^(?:if|unless|when|once)\\b[^,:]*$");

  /** A sentence with an "else" means something only as a whole. */
  private static final Pattern INSEPARABLE =
      Pattern.compile("in which case|\\botherwise\\b|\\bif not\\b", Pattern.CASE_INSENSITIVE);

  private static final int LONGEST = 2_000;
  private static final Set<String> CLINICIANS_VERBS =
      Set.of("order", "obtain", "refer", "prescribe", "schedule", "arrange", "administer");
  private static final Set<String> AFTER_NOUN =
      Set.of("of", "in", "is", "are", "was", "were", "and", "or");

  /**
   * Part of a sentence.
   *
   * @param text the part
   * @param joined whether it hangs on the part before by a comma or "and", so that its condition
   *     carries over
   */
  record Part(String text, boolean joined) {}

  private ActionSplitter() {}

  static List<Part> split(String sentence) {
    if (sentence.length() > LONGEST || INSEPARABLE.matcher(sentence).find()) {
      return List.of(new Part(sentence.strip(), false));
    }
    var parts = new ArrayList<Part>();
    Matcher joint = JOINT.matcher(sentence);
    int start = 0;
    boolean joined = false;
    while (joint.find()) {
      String left = sentence.substring(start, joint.start());
      String right = sentence.substring(joint.end());
      if (depth(sentence, joint.start()) == 0 && mayPart(left, joint, right)) {
        parts.add(new Part(left.strip(), joined));
        start = joint.end();
        joined = joint.group(1) == null;
      }
    }
    parts.add(new Part(sentence.substring(start).strip(), joined));
    return parts;
  }

  private static boolean mayPart(String left, Matcher joint, String right) {
    if (isOneWord(left.strip()) || isOneWord(right.strip())) {
      return false;
    }
    var intent = IntentReader.directive(Conditions.leading(left.strip()).action());
    boolean semicolon = joint.group(1) != null;
    if (intent.isEmpty() || endsInCondition(left)) {
      return false;
    }
    if (semicolon) {
      return NEW_CLAUSE.matcher(right).matches()
          || (IntentReader.directive(right).isPresent() && !isElliptic(right));
    }
    return (intent.get() != Intent.AVOID || endsProhibition(left, joint.group(), right))
        && opens(right, intent.get());
  }

  /**
   * "Do not X, Y or Z" forbids all three; only "but", another prohibition, or the word "avoid",
   * which takes no bare verb after it, lets what follows stand on its own.
   */
  private static boolean endsProhibition(String left, String joint, String right) {
    return joint.contains("but")
        || PROHIBITION.matcher(right).matches()
        || left.strip().toLowerCase(Locale.ROOT).startsWith("avoid");
  }

  private static boolean opens(String right, Intent left) {
    if (left == Intent.COUNSEL) {
      Matcher word = WORD.matcher(right);
      return word.lookingAt() && CLINICIANS_VERBS.contains(word.group(1).toLowerCase(Locale.ROOT));
    }
    if (PROHIBITION.matcher(right).matches()) {
      return true;
    }
    Matcher word = WORD.matcher(right);
    return word.lookingAt()
        && Verbs.opensAction(word.group(1))
        && (word.group(2) == null || !AFTER_NOUN.contains(word.group(2).toLowerCase(Locale.ROOT)))
        && !isElliptic(right);
  }

  /** "stop X before surgery and resume 24 h after": parted, nobody could tell what is resumed. */
  static boolean isElliptic(String clause) {
    Matcher word = WORD.matcher(clause);
    return word.lookingAt() && needsObject(word.group(1)) && Openings.opens(WITHOUT_OBJECT, clause);
  }

  private static boolean needsObject(String verb) {
    return switch (Verbs.intent(verb).orElse(Intent.UNKNOWN)) {
      case START, STOP, CONTINUE, CHANGE -> true;
      default -> false;
    };
  }

  /** Still inside "If A and B": what follows belongs to the condition. */
  private static boolean endsInCondition(String left) {
    return OPEN_CONDITION.matcher(left.strip()).matches();
  }

  private static boolean isOneWord(String text) {
    return !BLANKS.matcher(text).find();
  }

  private static int depth(String text, int end) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth;
  }
}
