package health.primum.safety.plan;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dose that is read with certainty: a number with a mass right after the drug's name.
 *
 * @param milligrams of one dose
 * @param perDay how often in 24 hours; 0 when that is not stated
 * @param isWhole whether the number is the amount of a whole day ("3 g/day")
 */
public record Dose(double milligrams, double perDay, boolean isWhole) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern AMOUNT =
      Pattern.compile(
          "^\\s*(?:\\((?:[^)\\d]*)\\)\\s*)?(?:(?:extended|immediate|sustained|delayed)[- ]release|XR|ER|SR|XL|CR|DR|tablets?|oral|sodium|hydrochloride|at|dose(?: to)?|to|by mouth|PO|a|dose of|\\s)*"
              + "(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)\\s*(mg|g|grams?|mcg|µg|μg)\\b(?!\\s*(?:/|per)\\s*(?:kg|m2|m²|h|hr|hour|min|dL|mL|L)\\b)(?!\\s*(?:-|–|to|or)\\s*\\d)(.{0,40})",
          FLAGS | Pattern.DOTALL);
  private static final Map<String, Double> OFTEN =
      Map.ofEntries(
          Map.entry(
              "once daily|once a day|every day|daily|qd|q24h|every 24 hours|each morning|nightly|at bedtime|qhs|every morning|every evening",
              1.0),
          Map.entry(
              "twice daily|twice a day|bid|b\\.i\\.d|two times (?:a day|daily)|q12h|every 12 hours",
              2.0),
          Map.entry("three times (?:a day|daily)|tid|t\\.i\\.d|q8h|every 8 hours", 3.0),
          Map.entry("four times (?:a day|daily)|qid|q6h|every 6 hours", 4.0),
          Map.entry("q4h|every 4 hours", 6.0));

  /** The dose after a drug's name, if it can be read with certainty. */
  public static Optional<Dose> after(String text) {
    Matcher m = AMOUNT.matcher(text);
    if (!m.find()) {
      return Optional.empty();
    }
    double number = Double.parseDouble(m.group(1).replace(",", ""));
    String unit = m.group(2).toLowerCase(Locale.ROOT);
    double milligrams =
        unit.equals("mg") ? number : unit.startsWith("g") ? number * 1_000 : number / 1_000;
    String rest = m.group(3);
    if (rest.matches("(?is)^\\s*(?:/|per|a)\\s*day\\b.*|^\\s*total daily.*")) {
      return Optional.of(new Dose(milligrams, 1, true));
    }
    return Optional.of(new Dose(milligrams, perDay(rest), false));
  }

  private static double perDay(String rest) {
    if (rest.matches(
        "(?is).*\\b(?:week\\w*|month\\w*|every other|alternate|once,|single|one dose|one time|load\\w*|then|followed)\\b.*")) {
      return 0;
    }
    double often = 0;
    int at = Integer.MAX_VALUE;
    for (Map.Entry<String, Double> entry : OFTEN.entrySet()) {
      Matcher m = Pattern.compile("\\b(?:" + entry.getKey() + ")\\b", FLAGS).matcher(rest);
      if (m.find() && (m.start() < at || (m.start() == at && entry.getValue() > often))) {
        at = m.start();
        often = entry.getValue();
      }
    }
    boolean twiceDaily = rest.matches("(?is).*\\b(?:twice|two times|three times|four times)\\b.*");
    return twiceDaily && often == 1 ? 0 : often;
  }
}
