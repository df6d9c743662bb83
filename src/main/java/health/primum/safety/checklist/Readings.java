package health.primum.safety.checklist;

import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Measurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vital signs and a few values that a case gives, structured or in words: systolic (mmHg), spo2
 * (%), heart rate and respiratory rate (a minute), temperature (Celsius), potassium (mmol/L),
 * glucose (mg/dL). All values are kept: one of them in range is enough to look.
 */
final class Readings {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final String IS =
      "(?:[\\s:=,-]|is|of|was|at|now|reads?|level|\\([^)\\d]{0,12}\\))*";

  /** By key: what the words for it look like, the number in the first group. */
  private static final Map<String, Pattern> WORDS =
      Map.of(
          "systolic",
          words("BP|blood pressure|SBP|systolic(?: BP| blood pressure)?", "(\\d{2,3})(?!\\d)"),
          "spo2",
          words(
              "SpO2|O2 sats?(?:uration)?|oxygen saturation|saturation|sats|pulse ox(?:imetry)?",
              "(\\d{2,3}(?:\\.\\d)?)(?!\\d)"),
          "heart rate",
          words("HR|heart rate|pulse(?: rate)?", "(\\d{2,3})(?!\\d)"),
          "respiratory rate",
          words("RR|resp(?:iratory|iration)? rate|respirations", "(\\d{1,2})(?!\\d)"),
          "temperature",
          words(
              "temp(?:erature)?(?: c)?|fever",
              "(\\d{2,3}(?:\\.\\d{1,2})?)(?=\\s*(?:°|º|degrees|C\\b|F\\b|\\)|,|;|\\.(?!\\d)|$|\\s))"),
          "potassium",
          words(
              "potassium|K\\+?",
              "(\\d(?:\\.\\d{1,2})?)(?![\\d.])(?!\\s*(?:mg|g|units|tab|cap|mEq (?:daily|PO|by|once|twice|tab)))"),
          "glucose",
          words("glucose|blood sugar|fingerstick|BG", "(\\d{2,4})(?!\\d)"));

  /** By key: what must stand in a structured name, and what it may be in short. */
  private static final Map<String, Pattern> NAMES =
      Map.of(
          "systolic", name("systolic|SBP"),
          "spo2", name("SpO2|oxygen saturation|O2 sat\\w*"),
          "heart rate", name("heart rate|HR|pulse(?: rate)?"),
          "respiratory rate", name("respiratory rate|RR"),
          "temperature", name("temp(?:erature)?"),
          "potassium", name("potassium|K"),
          "glucose", name("glucose"));

  static final Set<String> KEYS = NAMES.keySet();

  private final Map<String, List<Double>> values = new HashMap<>();

  private Readings() {}

  private static Pattern words(String names, String value) {
    return Pattern.compile("(?<![\\p{L}\\d/-])(?:" + names + ")(?![\\p{L}])" + IS + value, FLAGS);
  }

  private static Pattern name(String names) {
    return Pattern.compile("(?<![\\p{L}\\d])(?:" + names + ")(?![\\p{L}\\d])", FLAGS);
  }

  /** What a case gives; a clause of the past, of another person or of a goal gives nothing. */
  static Readings of(ClinicalCase clinicalCase, List<String> clauses) {
    var readings = new Readings();
    var patient = clinicalCase.patient();
    patient.vitals().items().forEach(readings::take);
    patient.labs().items().forEach(readings::take);
    for (String clause : clauses) {
      WORDS.forEach(
          (key, pattern) -> {
            Matcher m = pattern.matcher(clause);
            while (m.find()) {
              if (Meaning.isStated(clause, m.start(), m.end())) {
                readings.add(key, Double.parseDouble(m.group(1)), Meaning.after(clause, m.end()));
              }
            }
          });
    }
    return readings;
  }

  private void take(Measurement measurement) {
    NAMES.forEach(
        (key, pattern) -> {
          String name = measurement.name().replace('_', ' ');
          if (pattern.matcher(name).find() && !name.toLowerCase(Locale.ROOT).contains("urine")) {
            add(key, measurement.value(), measurement.unit());
          }
        });
  }

  private void add(String key, double value, String unit) {
    double normal = normal(key, value, unit.strip().toLowerCase(Locale.ROOT));
    if (isPlausible(key, normal)) {
      values.computeIfAbsent(key, any -> new ArrayList<>()).add(normal);
    }
  }

  private static double normal(String key, double value, String unit) {
    return switch (key) {
      case "temperature" -> value >= 80 ? (value - 32) / 1.8 : value;
      case "glucose" -> unit.startsWith("mmol") ? value * 18 : value;
      case "spo2" -> value <= 1 ? value * 100 : value;
      default -> value;
    };
  }

  private static boolean isPlausible(String key, double value) {
    return switch (key) {
      case "systolic" -> value >= 40 && value <= 300;
      case "spo2" -> value >= 40 && value <= 100;
      case "heart rate" -> value >= 15 && value <= 300;
      case "respiratory rate" -> value >= 3 && value <= 80;
      case "temperature" -> value >= 25 && value <= 44;
      case "potassium" -> value >= 1.5 && value <= 10;
      default -> value >= 10 && value <= 2_000;
    };
  }

  List<Double> of(String key) {
    return values.getOrDefault(key, List.of());
  }
}
