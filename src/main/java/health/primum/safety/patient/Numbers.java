package health.primum.safety.patient;

import health.primum.clinical.patient.Measurement;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads laboratory values. A value that the sentence goes on to change ("262 before surgery and 88
 * today") is left out, and several values of one test leave a range.
 */
final class Numbers {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final String GAP =
      "(?:\\s*\\([^)\\d]*\\))?[\\s:=]*(?:(?:is|was|are|of|level|count|now|today|currently|at|interval|approximately|about|around|measured|remains|value)[\\s:=]+)*";
  private static final String VALUE = "([<>≤≥]?)\\s*(\\d{1,3}(?:,\\d{3})+|\\d+(?:\\.\\d+)?)";
  private static final Map<String, Pattern> TESTS =
      Map.of(
          "egfr", test("e?GFR|(?:estimated )?glomerular filtration rate(?: \\(e?GFR\\))?"),
          "crcl", test("CrCl|creatinine clearance(?: \\(CrCl\\))?"),
          "creatinine",
              test(
                  "(?<!urine )(?<!urinary )(?<!albumin[-/ ]to[-/ ])(?<!albumin[-/])(?<!protein[-/])(?<!urine protein to )(?:creatinine(?! clearance)|S?Cr)"),
          "potassium",
              test(
                  "potassium|serum K\\+?|(?<!vitamin )K\\+?(?=[\\s:=]*(?:is |of |was )?[<>]?\\s*\\d\\.\\d)"),
          "inr", test("INR"),
          "qtc", test("QTc(?: interval)?"),
          "platelets", test("platelets?(?: count)?|plts?"));
  private static final Pattern CHANGES =
      Pattern.compile(
          "^[^.;]{0,60}\\b(?:on day|last|then|rising|falling|decreas\\w+|increas\\w+|improv\\w+|fell|rose|ago|before|at admission|followed by|to \\d|in (?:19|20)\\d\\d|now \\d)\\b",
          FLAGS);
  private static final Pattern OLDER =
      Pattern.compile("^[^.;(]{0,25}[(,]\\s*(?:previous\\w*|baseline|up from|down from)", FLAGS);
  private static final Pattern PAST_BEFORE =
      Pattern.compile(
          "\\b(?:previous\\w*|baseline|prior|usual|last (?:year|month|week)|if|when|until|target|goal|below|above|under|over|reaches)\\s*(?:\\w+\\s+){0,2}$",
          FLAGS);
  private static final Pattern DIGIT = Pattern.compile("\\d");
  private static final Pattern CKD_STAGE =
      Pattern.compile(
          "\\b(?:stage|G)\\s*([1-5]|I{1,3}|IV|V)([ab]?)\\s*(?:CKD|chronic kidney disease)"
              + "|\\b(?:CKD|chronic kidney disease)(?: \\(CKD\\))?,?\\s*\\(?(?:stage\\s*|G)?([1-5]|I{1,3}|IV|V)([ab]?)(?![\\p{L}\\d]|\\.\\d)",
          FLAGS);
  private static final Pattern DIALYSIS =
      Pattern.compile(
          "\\b(?:on (?:ha?emo|peritoneal )?dialysis|end-stage (?:renal|kidney) disease|ESRD|ESKD|ha?emodialysis)\\b",
          FLAGS);

  /** "Fell from 60 to 22": the last value counts. */
  private static final Map<String, Pattern> TRENDS = trends();

  private Numbers() {}

  private static Map<String, Pattern> trends() {
    Map<String, Pattern> trends = new HashMap<>();
    Map<String, String> names =
        Map.of(
            "egfr", "e?GFR",
            "crcl", "CrCl|creatinine clearance",
            "creatinine", "(?<!urine )creatinine(?! clearance)|S?Cr",
            "potassium", "potassium",
            "inr", "INR",
            "qtc", "QTc(?: interval)?",
            "platelets", "platelets?(?: count)?");
    names.forEach(
        (key, words) ->
            trends.put(
                key,
                Pattern.compile(
                    "(?<![\\p{L}\\d/-])(?:"
                        + words
                        + ")\\b[^.;,\\d]{0,40}\\bfrom\\s+"
                        + VALUE.replace("([<>≤≥]?)", "[<>≤≥]?").replace("(\\d", "(?:\\d")
                        + "[^.;\\d]{0,30}\\bto\\s+"
                        + VALUE,
                    FLAGS)));
    return Map.copyOf(trends);
  }

  private static Pattern test(String names) {
    return Pattern.compile("(?<![\\p{L}\\d/-])(?:" + names + ")" + GAP + VALUE, FLAGS);
  }

  static Map<String, Range> in(List<String> sentences) {
    Map<String, Range> found = new HashMap<>();
    for (String sentence : sentences) {
      if (DIGIT.matcher(sentence).find()) {
        TESTS.forEach((key, test) -> read(key, test, sentence, found));
      }
      Matcher stage = CKD_STAGE.matcher(sentence);
      while (stage.find()) {
        String number = stage.group(1) == null ? stage.group(3) : stage.group(1);
        String letter = stage.group(2) == null ? stage.group(4) : stage.group(2);
        if (isStated(sentence, stage)) {
          join(found, "egfr", ofStage(arabic(number) + letter.toLowerCase(Locale.ROOT)));
        }
      }
      Matcher dialysis = DIALYSIS.matcher(sentence);
      if (dialysis.find() && isStated(sentence, dialysis)) {
        join(found, "egfr", new Range(0, 14, false));
      }
    }
    return found;
  }

  static void add(List<Measurement> labs, Map<String, Range> found) {
    for (Measurement lab : labs) {
      TESTS.forEach(
          (key, test) -> {
            String line = lab.name() + " " + plain(lab.value()) + " " + lab.unit();
            Map<String, Range> one = new HashMap<>();
            read(key, test, line, one);
            Range range = one.get(key);
            if (range != null) {
              found.put(key, range);
            }
          });
    }
  }

  private static String arabic(String number) {
    int roman = List.of("I", "II", "III", "IV", "V").indexOf(number.toUpperCase(Locale.ROOT));
    return roman < 0 ? number : String.valueOf(roman + 1);
  }

  private static boolean isStated(String sentence, Matcher m) {
    return Statements.sense(sentence, m.start(), m.end(), false) == Statements.Sense.STATED;
  }

  private static void read(String key, Pattern test, String sentence, Map<String, Range> found) {
    Matcher trend = Objects.requireNonNull(TRENDS.get(key)).matcher(sentence);
    if (sentence.contains("from") && trend.find()) {
      double last = Double.parseDouble(trend.group(2).replace(",", ""));
      String unit = sentence.substring(trend.end());
      if (isPlausible(key, normal(key, last, unit))) {
        join(found, key, Range.of(normal(key, last, unit)));
      }
      return;
    }
    Matcher m = test.matcher(sentence);
    while (m.find()) {
      String after = Statements.after(sentence, m.end());
      boolean changes = CHANGES.matcher(after).find() && !OLDER.matcher(after).find();
      if (changes
          || Statements.isFamily(sentence, m.start())
          || PAST_BEFORE.matcher(Statements.before(sentence, m.start())).find()) {
        continue;
      }
      double value = Double.parseDouble(m.group(2).replace(",", ""));
      Range range = range(m.group(1), normal(key, value, after));
      if (isPlausible(key, normal(key, value, after))) {
        join(found, key, range);
      }
    }
  }

  private static void join(Map<String, Range> found, String key, Range range) {
    found.merge(key, range, Range::joined);
  }

  private static Range range(String sign, double value) {
    return switch (sign) {
      case "<", "≤" -> new Range(0, Math.nextDown(value), false);
      case ">", "≥" -> new Range(value, 10_000, false);
      default -> Range.of(value);
    };
  }

  /** Creatinine in mg/dL, platelets in 10^9/L, the rest as it stands. */
  private static double normal(String key, double value, String unit) {
    return switch (key) {
      case "creatinine" ->
          unit.matches("(?is)^\\s*[µμu](?:mol).*") || value > 25 ? value / 88.4 : value;
      case "platelets" -> value > 2_000 ? value / 1_000 : value;
      default -> value;
    };
  }

  private static boolean isPlausible(String key, double value) {
    return switch (key) {
      case "creatinine" -> value >= 0.2 && value <= 20;
      case "potassium" -> value >= 1.5 && value <= 10;
      case "inr" -> value >= 0.5 && value <= 20;
      case "qtc" -> value >= 300 && value <= 700;
      case "platelets" -> value >= 1;
      default -> value <= 200;
    };
  }

  /** KDIGO 2024, table of GFR categories. */
  private static Range ofStage(String stage) {
    return switch (stage) {
      case "1" -> new Range(90, 200, false);
      case "2" -> new Range(60, 89, false);
      case "3" -> new Range(30, 59, false);
      case "3a" -> new Range(45, 59, false);
      case "3b" -> new Range(30, 44, false);
      case "4" -> new Range(15, 29, false);
      default -> new Range(0, 14, false);
    };
  }

  /**
   * eGFR in mL/min/1.73 m2 from creatinine in mg/dL by CKD-EPI 2021 (Inker, N Engl J Med
   * 2021;385:1737), widened by a tenth each way: it is no measurement, and holds in a steady state.
   */
  static Range ckdEpi(double creatinine, double age, boolean female) {
    double kappa = female ? 0.7 : 0.9;
    double alpha = female ? -0.241 : -0.302;
    double ratio = creatinine / kappa;
    double egfr =
        142
            * Math.pow(Math.min(ratio, 1), alpha)
            * Math.pow(Math.max(ratio, 1), -1.2)
            * Math.pow(0.9938, age)
            * (female ? 1.012 : 1);
    return new Range(egfr * 0.9, egfr * 1.1, true);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }
}
