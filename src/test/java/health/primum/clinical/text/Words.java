package health.primum.clinical.text;

import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds words of an answer that its plan does not hold. */
final class Words {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  /** What joins two actions goes when they are parted. */
  private static final Set<String> JOINTS = Set.of("and", "then", "but", "plus");

  private Words() {}

  /** Words of two letters or more that occur more often in the answer than in the plan. */
  static List<String> lost(String answer, ManagementPlan plan) {
    var all = new StringBuilder(plan.assessment());
    for (Recommendation r : plan.recommendations()) {
      for (String part : List.of(r.text(), r.condition(), r.rationale(), r.context())) {
        all.append('\n').append(part);
      }
    }
    Map<String, Integer> kept = count(all.toString());
    var lost = new ArrayList<String>();
    count(answer)
        .forEach(
            (word, times) -> {
              if (kept.getOrDefault(word, 0) < times) {
                lost.add(word);
              }
            });
    return lost;
  }

  private static Map<String, Integer> count(String text) {
    Map<String, Integer> counts = new HashMap<>();
    WORD.matcher(text)
        .results()
        .map(found -> found.group().toLowerCase(Locale.ROOT))
        .filter(
            word ->
                word.codePoints().filter(Character::isLetter).count() >= 2
                    && !JOINTS.contains(word))
        .forEach(word -> counts.merge(word, 1, Integer::sum));
    return counts;
  }
}
