package health.primum.safety.patient;

import health.primum.safety.drug.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A condition that rules ask for.
 *
 * @param key its name in the rules
 * @param now whether it must be there at present; a history of it then leaves it unknown
 * @param words that name it
 */
public record Condition(String key, boolean now, Pattern words) {
  private static final Map<String, Condition> ALL = read();

  /** The conditions of {@code safety/conditions.tsv}, by key. */
  public static Map<String, Condition> all() {
    return ALL;
  }

  private static Map<String, Condition> read() {
    Map<String, Condition> all = new LinkedHashMap<>();
    for (List<String> row : Table.read("conditions", 3)) {
      Pattern words =
          Pattern.compile(
              "(?<![\\p{L}\\d-])(?:" + row.get(2) + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
      all.put(row.getFirst(), new Condition(row.getFirst(), row.get(1).equals("current"), words));
    }
    return Map.copyOf(all);
  }

  /** What these mentions of it together say. */
  Truth said(List<Mentions.Mention> mentions) {
    Truth truth = Truth.UNKNOWN;
    boolean contradicted = false;
    for (Mentions.Mention mention : mentions) {
      Truth said =
          Statements.truth(
              Statements.sense(mention.sentence(), mention.start(), mention.end(), now));
      contradicted |= truth != Truth.UNKNOWN && said != Truth.UNKNOWN && said != truth;
      truth = truth.joined(said);
    }
    return contradicted ? Truth.UNKNOWN : truth;
  }
}
