package health.primum.safety.critical;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Urgency;
import health.primum.safety.drug.DrugSet;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code safety/critical-actions.tsv}.
 *
 * @param id names the rule
 * @param drugs that set it off; none when words alone do
 * @param with drugs that must be taken or given too; none when the drug alone is meant
 * @param words that the action must contain, or null
 * @param silence words of the action that silence it, or null
 * @param when which orders are meant
 * @param facts that must all hold
 * @param needs what must be said
 * @param open the condition to add when a fact is unknown; empty to say nothing then
 * @param intent of what is added
 * @param category of what is added
 * @param urgency of what is added
 * @param action what is added, with {@code {drug}}, {@code {with}}, {@code {missing}}
 * @param why one sentence, with the same places
 * @param source that it restates
 */
record CriticalRule(
    String id,
    DrugSet drugs,
    DrugSet with,
    @Nullable Pattern words,
    @Nullable Pattern silence,
    When when,
    List<OrderFact> facts,
    List<Need> needs,
    String open,
    Intent intent,
    Category category,
    Urgency urgency,
    String action,
    String why,
    String source) {
  /** Which orders a rule means. */
  enum When {
    NEW,
    CHANGED,
    ANY
  }

  private static final int CELLS = 13;

  static List<CriticalRule> read() {
    Lexicon lexicon = Lexicon.shipped();
    var rules = new ArrayList<CriticalRule>();
    for (List<String> row : Table.read("critical-actions", CELLS)) {
      String[] kind = row.get(9).toUpperCase(Locale.ROOT).replace('-', '_').split(" ", -1);
      rules.add(
          new CriticalRule(
              row.get(0),
              DrugSet.of(row.get(1), lexicon),
              DrugSet.of(row.get(2), lexicon),
              pattern(row.get(3)),
              pattern(row.get(4)),
              When.valueOf(row.get(5).toUpperCase(Locale.ROOT)),
              row.get(6).equals("-") ? List.of() : OrderFact.list(row.get(6)),
              Need.list(row.get(7)),
              row.get(8).equals("-") ? "" : row.get(8),
              Intent.valueOf(kind[0]),
              Category.valueOf(kind[1]),
              Urgency.valueOf(kind[2]),
              row.get(10),
              row.get(11),
              row.get(12)));
    }
    return List.copyOf(rules);
  }

  private static @Nullable Pattern pattern(String cell) {
    return cell.equals("-")
        ? null
        : Pattern.compile(
            "(?<![\\p{L}\\d])(?:" + cell + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE);
  }
}
