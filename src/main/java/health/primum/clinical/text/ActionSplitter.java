package health.primum.clinical.text;

import health.primum.clinical.Intent;
import java.util.ArrayList;
import java.util.List;
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
          "(;\\s+)|(,\\s+(?:and|then|but|and then)\\s+|,\\s+)|(\\s+(?:and|then|and then|but|plus)\\s+)");
  private static final Pattern WORD =
      Pattern.compile(
          "^(?:(?:also|then|urgently|immediately|promptly|empirically|consider)\\s+)?([\\p{L}-]+)(?:\\s+([\\p{L}-]+))?");
  private static final Pattern NEW_CLAUSE =
      Pattern.compile(
          "^(?:if|unless|when|do not|don['’]t|avoid|never)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
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
    if (left.strip().split("\\s+").length < 2 || right.strip().split("\\s+").length < 2) {
      return false;
    }
    var intent = IntentReader.directive(Conditions.leading(left.strip()).action());
    boolean semicolon = joint.group(1) != null;
    if (intent.isEmpty() || endsInCondition(left)) {
      return false;
    }
    if (semicolon) {
      return NEW_CLAUSE.matcher(right).matches() || IntentReader.directive(right).isPresent();
    }
    boolean bareAnd = joint.group(3) != null;
    if (intent.get() == Intent.AVOID && bareAnd) {
      return false;
    }
    return opens(right, intent.get());
  }

  private static boolean opens(String right, Intent left) {
    if (left == Intent.COUNSEL) {
      Matcher word = WORD.matcher(right);
      return word.find()
          && CLINICIANS_VERBS.contains(word.group(1).toLowerCase(java.util.Locale.ROOT));
    }
    if (right.matches("(?is)^(?:do not|don['’]t|avoid|never)\\b.*")) {
      return true;
    }
    Matcher word = WORD.matcher(right);
    return word.find()
        && Verbs.opensAction(word.group(1))
        && (word.group(2) == null
            || !AFTER_NOUN.contains(word.group(2).toLowerCase(java.util.Locale.ROOT)));
  }

  /** Still inside "If A and B": what follows belongs to the condition. */
  private static boolean endsInCondition(String left) {
    return left.strip().matches("(?is)^(?:if|unless|when|once)\\b[^,:]*$");
  }

  private static int depth(String text, int end) {
    int depth = 0;
    for (int i = 0; i < end; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth;
  }
}
