package health.primum.safety.critical;

import health.primum.safety.patient.Range;
import health.primum.safety.patient.Truth;
import health.primum.safety.plan.PlannedDrug;
import health.primum.safety.rule.Fact;
import health.primum.safety.rule.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rule asks of an order or of the patient: {@code weeks>=4} and {@code prednisone>=20} of
 * the order, {@code mme>=50} of all opioids of the plan together, anything else as {@link Fact}.
 *
 * @param key what is asked of the order; empty when the patient is asked
 * @param limit at least this
 * @param mustBeStated whether the rule is silent unless it is stated
 * @param patient the patient's fact, null for an order's
 */
record OrderFact(String key, double limit, boolean mustBeStated, @Nullable Fact patient) {
  private static final Pattern FORM = Pattern.compile("(\\*?)(weeks|prednisone|mme)>=(\\d+)");

  static List<OrderFact> list(String cell) {
    var facts = new ArrayList<OrderFact>();
    for (String part : cell.split(",", -1)) {
      Matcher m = FORM.matcher(part.strip());
      if (m.matches()) {
        facts.add(
            new OrderFact(m.group(2), Double.parseDouble(m.group(3)), !m.group(1).isEmpty(), null));
      } else {
        Fact.list(part.strip())
            .forEach(fact -> facts.add(new OrderFact("", 0, fact.mustBeStated(), fact)));
      }
    }
    return List.copyOf(facts);
  }

  /** Of one drug that the plan gives; null for an action that gives none. */
  Truth in(Situation situation, @Nullable PlannedDrug planned) {
    if (patient != null) {
      return patient.in(situation);
    }
    if (planned == null) {
      return Truth.UNKNOWN;
    }
    return amount(situation, planned).compare(">=", limit);
  }

  private Range amount(Situation situation, PlannedDrug planned) {
    return switch (key) {
      case "weeks" -> Course.weeks(planned.action().statement());
      case "prednisone" -> Course.perDay(planned, key);
      default -> allOpioids(situation);
    };
  }

  /** Of alternatives one is taken; the same drug named twice in an action is one order. */
  private Range allOpioids(Situation situation) {
    double low = 0;
    double high = 0;
    var counted = new ArrayList<Set<Object>>();
    for (PlannedDrug planned : situation.given()) {
      Set<Object> order = Set.of(planned.drug(), planned.candidate());
      if (planned.isLocal() || planned.isAlternative() || counted.contains(order)) {
        continue;
      }
      counted.add(order);
      Range one = Course.perDay(planned, key);
      low += one.low();
      high += one.high();
    }
    return new Range(low, high, false);
  }
}
