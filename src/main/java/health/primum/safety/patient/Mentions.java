package health.primum.safety.patient;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where sentences mention conditions: one pass over the words for all of them. A pattern is tried
 * only where a word begins with two letters that it can begin with, which is found out once by
 * asking the pattern itself ({@link Matcher#hitEnd}). Finds what {@link Matcher#find} would.
 */
final class Mentions {
  /** Small letters, digits and "other". */
  private static final int SIGNS = 37;

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz0123456789";

  private final List<List<Condition>> byOpening = new ArrayList<>();

  Mentions(Collection<Condition> conditions) {
    for (int i = 0; i < SIGNS * SIGNS; i++) {
      byOpening.add(new ArrayList<>());
    }
    for (Condition condition : conditions) {
      openings(condition.words()).stream().forEach(i -> byOpening.get(i).add(condition));
    }
  }

  /** One mention. */
  record Mention(String sentence, int start, int end) {}

  /** The mentions of each condition that is mentioned, in the order of the sentences. */
  Map<Condition, List<Mention>> in(List<String> sentences) {
    Map<Condition, List<Mention>> all = new HashMap<>();
    sentences.forEach(sentence -> add(sentence, all));
    return all;
  }

  private void add(String sentence, Map<Condition, List<Mention>> all) {
    Map<Condition, Matcher> matchers = new HashMap<>();
    Map<Condition, Integer> ends = new HashMap<>();
    for (int at = 0; at < sentence.length(); at++) {
      boolean opens =
          Character.isLetterOrDigit(sentence.charAt(at))
              && (at == 0 || !Character.isLetterOrDigit(sentence.charAt(at - 1)));
      if (!opens) {
        continue;
      }
      for (Condition condition : byOpening.get(opening(sentence, at))) {
        if (at < ends.getOrDefault(condition, 0)) {
          continue;
        }
        Matcher m =
            matchers.computeIfAbsent(
                condition,
                any ->
                    any.words()
                        .matcher(sentence)
                        .useTransparentBounds(true)
                        .useAnchoringBounds(false));
        if (m.region(at, sentence.length()).lookingAt()) {
          ends.put(condition, m.end());
          all.computeIfAbsent(condition, any -> new ArrayList<>())
              .add(new Mention(sentence, m.start(), m.end()));
        }
      }
    }
  }

  /** Every pair of first signs that a match can have; a second sign of another kind is allowed. */
  private static BitSet openings(Pattern pattern) {
    var openings = new BitSet(SIGNS * SIGNS);
    for (int i = 0; i < ALPHABET.length(); i++) {
      for (int j = 0; j < ALPHABET.length(); j++) {
        Matcher m = pattern.matcher("" + ALPHABET.charAt(i) + ALPHABET.charAt(j));
        if (m.lookingAt() || m.hitEnd()) {
          openings.set(i * SIGNS + j);
        }
      }
      openings.set(i * SIGNS + SIGNS - 1);
    }
    for (int j = 0; j < SIGNS; j++) {
      openings.set((SIGNS - 1) * SIGNS + j);
    }
    return openings;
  }

  private static int opening(String text, int at) {
    return sign(text, at) * SIGNS + sign(text, at + 1);
  }

  private static int sign(String text, int at) {
    int sign = at < text.length() ? ALPHABET.indexOf(Character.toLowerCase(text.charAt(at))) : -1;
    return sign < 0 ? SIGNS - 1 : sign;
  }
}
