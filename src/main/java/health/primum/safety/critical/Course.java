package health.primum.safety.critical;

import health.primum.safety.drug.Table;
import health.primum.safety.patient.Range;
import health.primum.safety.plan.Dose;
import health.primum.safety.plan.PlannedDrug;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long and how much an order gives, where its words say so with certainty. */
final class Course {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final String COUNT =
      "(\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?:\\s*(?:-|–|to)\\s*\\d{1,3})?";
  private static final Pattern LASTS =
      Pattern.compile(
          "\\b(?:for|over|x|×|course of|total of|at least|lasting)\\s+(?:(?:at least|about|the next|another|up to)\\s+)?"
              + COUNT
              + "[ -](day|week|month|year)s?\\b"
              + "|\\b"
              + COUNT
              + "[- ](day|week|month|year)s?[- ](?:course|taper|supply|regimen)\\b",
          FLAGS);
  private static final Pattern LONG =
      Pattern.compile(
          "\\b(?:long[- ]term|indefinite\\w*|life-?long|chronic\\w*|maintenance|for years)\\b",
          FLAGS);
  private static final Pattern PATCH =
      Pattern.compile("(\\d{1,3}(?:\\.\\d)?)\\s*(?:mcg|µg|μg)\\s*(?:/|per )\\s*h", FLAGS);

  /** Fentanyl by patch: 2.4 MME a day for each microgram an hour (CDC 2022). */
  private static final double PATCH_FACTOR = 2.4;

  private static final double FOREVER = 10_000;
  private static final List<String> WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final Map<String, Map<String, Double>> EQUIVALENTS = equivalents();

  private Course() {}

  private static Map<String, Map<String, Double>> equivalents() {
    Map<String, Map<String, Double>> all = new HashMap<>();
    for (List<String> row : Table.read("dose-equivalents", 3)) {
      all.computeIfAbsent(row.get(1), any -> new HashMap<>())
          .put(row.getFirst(), Double.parseDouble(row.get(2)));
    }
    return all;
  }

  /** Weeks that an action's words give; of a taper the parts are added up. */
  static Range weeks(String statement) {
    if (LONG.matcher(statement).find()) {
      return new Range(26, FOREVER, false);
    }
    double weeks = 0;
    Matcher m = LASTS.matcher(statement);
    while (m.find()) {
      String count = m.group(1) == null ? m.group(3) : m.group(1);
      String unit = m.group(2) == null ? m.group(4) : m.group(2);
      weeks += count(count) * weeksOf(unit.toLowerCase(Locale.ROOT));
    }
    return weeks == 0 ? Range.UNKNOWN : new Range(weeks, weeks, false);
  }

  private static int count(String words) {
    int index = WORDS.indexOf(words.toLowerCase(Locale.ROOT));
    return index >= 0 ? index : Integer.parseInt(words);
  }

  private static double weeksOf(String unit) {
    return switch (unit) {
      case "day" -> 1 / 7.0;
      case "week" -> 1;
      case "month" -> 52 / 12.0;
      default -> 52;
    };
  }

  /**
   * Milligrams a day, counted as {@code unit}: 0 for a drug that does not count. Where the dose or
   * how often it is taken is not stated the upper bound is open.
   */
  static Range perDay(PlannedDrug planned, String unit) {
    String text = planned.action().text();
    String after = text.substring(planned.end());
    Matcher patch = PATCH.matcher(after);
    if (unit.equals("mme") && planned.drug().generic().equals("fentanyl")) {
      return patch.find()
          ? exactly(Double.parseDouble(patch.group(1)) * PATCH_FACTOR)
          : new Range(0, FOREVER, false);
    }
    Double factor = EQUIVALENTS.getOrDefault(unit, Map.of()).get(planned.drug().generic());
    if (factor == null) {
      return exactly(0);
    }
    Optional<Dose> dose = Dose.after(after);
    if (dose.isEmpty()) {
      return new Range(0, FOREVER, false);
    }
    double once = dose.get().milligrams() * factor;
    return dose.get().perDay() == 0
        ? new Range(once, FOREVER, false)
        : exactly(once * dose.get().perDay());
  }

  private static Range exactly(double value) {
    return new Range(value, value, false);
  }
}
