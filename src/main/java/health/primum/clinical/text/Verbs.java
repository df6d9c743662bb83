package health.primum.clinical.text;

import health.primum.clinical.Intent;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The verbs and verbal nouns that clinicians open an action with, and what each intends. */
final class Verbs {
  private static final Pattern AFTER_SLASH = Pattern.compile("/.*$");
  private static final Map<String, Intent> VERBS = new HashMap<>();
  private static final Map<String, Intent> NOUNS = new HashMap<>();

  static {
    verbs(
        Intent.START,
        "start begin initiate commence prescribe give administer add treat resume restart transfuse vaccinate immunize immunise supplement apply use offer replete bolus infuse");
    verbs(
        Intent.STOP,
        "stop discontinue hold cease withhold cancel suspend defer withdraw pause remove postpone");
    verbs(Intent.CONTINUE, "continue maintain keep proceed");
    verbs(
        Intent.CHANGE,
        "change switch increase decrease reduce adjust titrate taper escalate convert substitute replace extend shorten optimize optimise uptitrate downtitrate wean modify rotate lower raise intensify transition");
    verbs(
        Intent.ORDER,
        "order obtain check get send perform request measure test screen evaluate assess collect draw examine investigate calculate biopsy confirm exclude rule review image scan schedule arrange work search look inspect quantify");
    verbs(
        Intent.REFER,
        "refer consult admit transfer hospitalize hospitalise contact notify involve call activate escort");
    verbs(
        Intent.COUNSEL,
        "counsel educate advise inform reassure warn instruct explain encourage remind teach ask discuss seek tell emphasize emphasise caution return provide");
    verbs(
        Intent.MONITOR,
        "monitor recheck repeat follow trend track observe watch reassess re-evaluate reevaluate re-check re-assess");
    verbs(
        Intent.UNKNOWN,
        "ensure document record coordinate plan place communicate prepare clarify determine establish identify address manage correct reconcile report set limit restrict discharge bridge");
    nouns(Intent.STOP, "discontinuation cessation withdrawal");
    nouns(Intent.START, "initiation treatment vaccination transfusion");
    nouns(Intent.CONTINUE, "continuation");
    nouns(Intent.AVOID, "avoidance");
    nouns(
        Intent.REFER,
        "referral consultation consult admission hospitalization transfer evaluation");
    nouns(Intent.MONITOR, "monitoring follow-up followup surveillance recheck observation");
    nouns(Intent.COUNSEL, "counseling counselling education precautions reassurance");
  }

  /**
   * Verbs that are as often nouns ("and test results"): they open an action only at the start of a
   * sentence.
   */
  private static final Set<String> OFTEN_NOUNS =
      Set.of(
          "test", "return", "use", "scan", "image", "draw", "place", "plan", "work", "report",
          "record", "look", "offer", "set", "limit", "call", "watch", "search", "screen");

  private Verbs() {}

  /** What a word intends as an opening verb in its base form ("stop"). */
  static Optional<Intent> intent(String word) {
    return Optional.ofNullable(
        VERBS.get(AFTER_SLASH.matcher(word.toLowerCase(Locale.ROOT)).replaceFirst("")));
  }

  /** What a verbal noun intends ("discontinuation"). */
  static Optional<Intent> nominal(String word) {
    return Optional.ofNullable(NOUNS.get(word.toLowerCase(Locale.ROOT)));
  }

  /** Whether a word in the middle of a sentence may open another action. */
  static boolean opensAction(String word) {
    String base = word.toLowerCase(Locale.ROOT);
    return VERBS.containsKey(base) && !OFTEN_NOUNS.contains(base);
  }

  /**
   * What a word intends as a gerund ("stopping"), which opens an action only where one is expected.
   */
  static Optional<Intent> gerund(String gerund) {
    String word = gerund.toLowerCase(Locale.ROOT);
    if (!word.endsWith("ing") || word.length() < 6 || word.equals("following")) {
      return Optional.empty();
    }
    String stem = word.substring(0, word.length() - 3);
    String single = stem.substring(0, stem.length() - 1);
    boolean doubled = stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2);
    return Optional.ofNullable(VERBS.get(stem))
        .or(() -> Optional.ofNullable(VERBS.get(stem + "e")))
        .or(() -> doubled ? Optional.ofNullable(VERBS.get(single)) : Optional.empty());
  }

  private static void verbs(Intent intent, String words) {
    for (String word : words.split(" ", -1)) {
      VERBS.putIfAbsent(word, intent);
    }
  }

  private static void nouns(Intent intent, String words) {
    for (String word : words.split(" ", -1)) {
      NOUNS.put(word, intent);
    }
  }
}
