package health.primum.consensus.action.text;

import health.primum.consensus.action.DifferenceKind;
import java.util.EnumMap;
import java.util.Map;

/**
 * Takes how much, how often, how long and how soon out of a text, each in one notation: doses in
 * mg, frequencies a day, times in days.
 */
final class Dosing {
  private static final Phrase TWO_STRENGTHS =
      Phrase.of("mg", "(\\d+(?:\\.\\d+)?) ?mg ?[-/] ?(\\d+(?:\\.\\d+)?) ?mg\\b");

  private final Map<DifferenceKind, String> said = new EnumMap<>(DifferenceKind.class);

  private Dosing() {}

  /** Takes what is said out of a text in small letters. */
  static Map<DifferenceKind, String> takeOut(Sight sight) {
    var dosing = new Dosing();
    Numerals.digits(sight);
    TWO_STRENGTHS.replace(sight, found -> found.group(1) + "-" + found.group(2) + " mg");
    DosingRules.ALL.forEach(rule -> dosing.take(rule, sight));
    String frequency = dosing.said.getOrDefault(DifferenceKind.FREQUENCY, "");
    dosing.said.computeIfPresent(
        DifferenceKind.DOSE, (kind, dose) -> Amounts.perDose(dose, frequency));
    return dosing.said;
  }

  private void take(DosingRules.Rule rule, Sight sight) {
    rule.phrase()
        .cut(sight, found -> said.merge(rule.kind(), rule.value().apply(found), Dosing::both));
  }

  private static String both(String a, String b) {
    return a.equals(b) ? a : a.compareTo(b) < 0 ? a + ", " + b : b + ", " + a;
  }
}
