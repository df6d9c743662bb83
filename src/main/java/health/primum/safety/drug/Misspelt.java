package health.primum.safety.drug;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes a long word that is one letter away from a drug's name for that name: a letter too many,
 * too few, another, or two exchanged (optimal string alignment distance 1). Short names, other
 * first letters and words near two names are left alone; two drugs that differ by a letter are both
 * known by name. Immutable and thread-safe.
 */
final class Misspelt {
  /** Shorter names are a letter away from ordinary words. */
  private static final int SHORTEST = 8;

  /** The names, and each name with one letter left out, by what is left; "" for two names. */
  private final Map<String, String> byRest = new HashMap<>();

  Misspelt(Collection<String> names) {
    for (String name : names) {
      if (name.length() >= SHORTEST && name.chars().allMatch(Character::isLetter)) {
        rests(name).forEach(rest -> byRest.merge(rest, name, (a, b) -> a.equals(b) ? a : ""));
      }
    }
  }

  /** The name that a lower-case word means, or null. */
  @Nullable String meant(String word) {
    if (word.length() < SHORTEST - 1 || !word.chars().allMatch(Character::isLetter)) {
      return null;
    }
    String meant = null;
    for (String rest : rests(word)) {
      String name = byRest.get(rest);
      if (name == null || name.equals(meant)) {
        continue;
      }
      boolean near = !name.isEmpty() && name.charAt(0) == word.charAt(0) && isNear(word, name);
      if (name.isEmpty() || (near && meant != null)) {
        return null;
      }
      meant = near ? name : meant;
    }
    return meant;
  }

  private static Set<String> rests(String word) {
    Set<String> rests = new HashSet<>();
    rests.add(word);
    for (int i = 0; i < word.length(); i++) {
      rests.add(word.substring(0, i) + word.substring(i + 1));
    }
    return rests;
  }

  private static boolean isNear(String a, String b) {
    int shorter = Math.min(a.length(), b.length());
    int from = 0;
    while (from < shorter && a.charAt(from) == b.charAt(from)) {
      from++;
    }
    String restA = a.substring(from);
    String restB = b.substring(from);
    if (restA.length() != restB.length()) {
      boolean longerA = restA.length() > restB.length();
      return Math.abs(restA.length() - restB.length()) == 1
          && (longerA ? restA.substring(1).equals(restB) : restB.substring(1).equals(restA));
    }
    boolean other = restA.isEmpty() || restA.substring(1).equals(restB.substring(1));
    boolean exchanged =
        restA.length() > 1
            && restA.charAt(0) == restB.charAt(1)
            && restA.charAt(1) == restB.charAt(0)
            && restA.substring(2).equals(restB.substring(2));
    return other || exchanged;
  }
}
