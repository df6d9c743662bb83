package health.primum.consensus.action.text;

import health.primum.consensus.action.DifferenceKind;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes how much, how often, how long and how soon out of a text, each in one notation: doses in
 * mg, frequencies a day, times in days.
 */
final class Dosing {
  private static final Pattern TWO_STRENGTHS =
      Pattern.compile("(\\d+(?:\\.\\d+)?) ?mg ?[-/] ?(\\d+(?:\\.\\d+)?) ?mg\\b");

  private final Map<DifferenceKind, String> said = new EnumMap<>(DifferenceKind.class);
  private String rest;

  private Dosing(String text) {
    this.rest = text;
  }

  /** Of a text in small letters. */
  static Dosing of(String text) {
    String digits = Numerals.digits(text);
    var dosing =
        new Dosing(
            digits.contains("mg") ? TWO_STRENGTHS.matcher(digits).replaceAll("$1-$2 mg") : digits);
    boolean divided = digits.contains("divided") || digits.contains("/day");
    DosingRules.ALL.forEach(dosing::take);
    if (divided) {
      String frequency = dosing.said.getOrDefault(DifferenceKind.FREQUENCY, "");
      dosing.said.computeIfPresent(
          DifferenceKind.DOSE, (kind, dose) -> Amounts.perDose(dose, frequency));
    }
    return dosing;
  }

  Map<DifferenceKind, String> said() {
    return said;
  }

  /** The text without them. */
  String rest() {
    return rest;
  }

  private void take(DosingRules.Rule rule) {
    rest =
        rule.phrase()
            .replace(
                rest,
                found -> {
                  String value = rule.value().apply(found);
                  said.merge(rule.kind(), value, Dosing::both);
                  return Matcher.quoteReplacement(" ");
                });
  }

  private static String both(String a, String b) {
    return a.equals(b) ? a : a.compareTo(b) < 0 ? a + ", " + b : b + ", " + a;
  }
}
