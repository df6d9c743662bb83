package health.primum.safety.critical;

import health.primum.safety.drug.DrugSet;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A test, companion drug or advice that rules ask for.
 *
 * @param key its name in the rules
 * @param name as a reader knows it ("a full blood count")
 * @param drugs that are it
 * @param words that name it
 */
record Safeguard(String key, String name, DrugSet drugs, Pattern words) {
  private static final Map<String, Safeguard> ALL = read();

  /**
   * The safeguard of this key.
   *
   * @throws IllegalStateException when {@code safety/monitoring.tsv} has none: a fault of the
   *     program
   */
  static Safeguard of(String key) {
    Safeguard known = ALL.get(key);
    if (known == null) {
      throw new IllegalStateException("monitoring.tsv has no '" + key + "'");
    }
    return known;
  }

  private static Map<String, Safeguard> read() {
    Map<String, Safeguard> all = new LinkedHashMap<>();
    for (List<String> row : Table.read("monitoring", 4)) {
      Pattern words =
          Pattern.compile(
              "(?<![\\p{L}\\d])(?:" + row.get(3) + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
      DrugSet drugs = DrugSet.of(row.get(2), Lexicon.shipped());
      all.put(row.getFirst(), new Safeguard(row.getFirst(), row.get(1), drugs, words));
    }
    return Map.copyOf(all);
  }
}
