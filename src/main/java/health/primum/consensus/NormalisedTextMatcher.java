package health.primum.consensus;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The same intent, the same condition and the same content words in the same order.
 *
 * <p>Articles and the verbs of the intent itself do not count ("order a CBC", "obtain CBC"); every
 * drug, number, unit, test, side and word of urgency or hesitation does, and so does their order
 * ("from A to B" is not "from B to A"). It never merges two different actions for being alike, and
 * it misses paraphrases.
 */
public final class NormalisedTextMatcher implements ActionMatcher {
  private static final Pattern NUMBER_UNIT =
      Pattern.compile("(?<=\\d)(?=\\p{L})|(?<=\\p{L})(?=\\d)");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}.%/+<>=≥≤-]+");
  private static final Pattern EDGE = Pattern.compile("^[.+/-]+|[.+/=-]+$");

  private static final Set<String> FUNCTION_WORDS =
      words("a an the of to and as is are be this that her his their patient please");
  private static final Set<String> START =
      words("start begin initiate commence prescribe give administer add");
  private static final Set<String> STOP = words("stop discontinue hold cease withhold");
  private static final Set<String> ORDER =
      words("order obtain check get send perform request arrange do");
  private static final Set<String> REFER = words("refer referral");
  private static final Set<String> COUNSEL = words("counsel educate advise instruct");
  private static final Set<String> MONITOR = words("monitor recheck repeat");
  private static final Set<String> CONTINUE = words("continue maintain keep");
  private static final Set<String> CHANGE = words("change adjust");
  private static final Set<String> AVOID =
      words(
          "avoid not do don t never should starting start using use giving give prescribing prescribe ordering order");

  @Override
  public boolean sameAction(Recommendation a, Recommendation b) {
    return a.intent() == b.intent() && key(a).equals(key(b)) && condition(a).equals(condition(b));
  }

  private static List<String> key(Recommendation r) {
    Set<String> silent = verbs(r.intent());
    List<String> all = tokens(r.text(), word -> true);
    List<String> key = all.stream().filter(word -> !silent.contains(word)).toList();
    boolean doubleNegative =
        all.contains("avoid") && (all.contains("not") || all.contains("never"));
    return key.isEmpty() || doubleNegative ? all : key;
  }

  private static List<String> condition(Recommendation r) {
    return tokens(r.condition(), word -> true);
  }

  private static Set<String> verbs(Intent intent) {
    return switch (intent) {
      case START -> START;
      case STOP -> STOP;
      case CONTINUE -> CONTINUE;
      case CHANGE -> CHANGE;
      case AVOID -> AVOID;
      case ORDER -> ORDER;
      case REFER -> REFER;
      case COUNSEL -> COUNSEL;
      case MONITOR -> MONITOR;
      case UNKNOWN -> Set.of();
    };
  }

  private static List<String> tokens(String text, Predicate<String> counts) {
    String folded =
        NUMBER_UNIT
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
            .replaceAll(" ");
    return Arrays.stream(NOT_A_WORD.split(folded))
        .map(word -> EDGE.matcher(word).replaceAll(""))
        .filter(word -> !word.isEmpty() && !FUNCTION_WORDS.contains(word) && counts.test(word))
        .toList();
  }

  private static Set<String> words(String spaced) {
    return Set.of(spaced.split(" "));
  }
}
