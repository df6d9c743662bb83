package health.primum.consensus;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The same intent, the same condition and the same words in the same order, after the opening verb.
 *
 * <p>Articles do not count, nor which of several verbs of one meaning opens the action ("order a
 * CBC", "obtain CBC"). Everything else does: drugs, numbers and their signs and points, units,
 * tests, sides, arrows, every "not" after the first words, urgency, hesitation, and the order of it
 * all. It misses paraphrases rather than merge two actions.
 */
public final class NormalisedTextMatcher implements ActionMatcher {
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DIGIT_LETTER = Pattern.compile("(?<=\\d)(?=\\p{L})");
  private static final Pattern OPENING = Pattern.compile("^[(\\[{\"'“‘*_,;:]+");
  private static final Pattern CLOSING = Pattern.compile("[)\\]}\"'”’*_,;:.!?]+$");
  private static final Set<String> ARTICLES = Set.of("a", "an", "the");

  private static final List<Set<String>> SYNONYMS =
      List.of(
          Set.of("start", "begin", "initiate", "commence", "prescribe"),
          Set.of("stop", "discontinue", "cease"),
          Set.of("hold", "withhold"),
          Set.of("order", "obtain", "request"),
          Set.of("continue", "maintain"),
          Set.of("counsel", "educate", "advise", "instruct"));

  private static final List<List<String>> PROHIBITIONS =
      List.of(
          List.of("do", "not"),
          List.of("don't"),
          List.of("don’t"),
          List.of("never"),
          List.of("avoid"));
  private static final Set<String> USING =
      Set.of("use", "using", "start", "starting", "give", "giving", "prescribe", "prescribing");

  /** What two recommendations for one action have in common. */
  private record Key(Intent intent, List<String> action, List<String> condition) {
    static Key of(Recommendation r) {
      List<String> words = words(r.text());
      return new Key(
          r.intent(),
          r.intent() == Intent.AVOID ? prohibited(words) : opened(words),
          words(r.condition()));
    }
  }

  @Override
  public boolean sameAction(Recommendation a, Recommendation b) {
    return Key.of(a).equals(Key.of(b));
  }

  @Override
  public ActionMatcher forOnePool() {
    Map<Recommendation, Key> keys = new ConcurrentHashMap<>();
    return (a, b) -> keys.computeIfAbsent(a, Key::of).equals(keys.computeIfAbsent(b, Key::of));
  }

  /** The opening verb replaced by the name of its meaning, where it has company. */
  private static List<String> opened(List<String> words) {
    for (Set<String> synonyms : SYNONYMS) {
      if (!words.isEmpty() && synonyms.contains(words.getFirst())) {
        var key = new ArrayList<>(words);
        key.set(0, synonyms.stream().sorted().findFirst().orElseThrow());
        return key;
      }
    }
    return words;
  }

  /**
   * "Do not use X", "never give X" and "avoid X" forbid one thing; what "avoid stopping X" forbids
   * is another.
   */
  private static List<String> prohibited(List<String> words) {
    for (List<String> prohibition : PROHIBITIONS) {
      int n = prohibition.size();
      if (words.size() > n && words.subList(0, n).equals(prohibition)) {
        int from = words.size() > n + 1 && USING.contains(words.get(n)) ? n + 1 : n;
        var key = new ArrayList<>(List.of("avoid"));
        key.addAll(words.subList(from, words.size()));
        return key;
      }
    }
    return words;
  }

  private static List<String> words(String text) {
    String spaced =
        DIGIT_LETTER.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll(" ");
    return BLANKS
        .splitAsStream(spaced)
        .map(word -> CLOSING.matcher(OPENING.matcher(word).replaceAll("")).replaceAll(""))
        .filter(word -> !word.isEmpty() && !ARTICLES.contains(word))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .toList();
  }
}
