package health.primum.consensus.action;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes how much, how often, how long and how soon out of a text, each in one notation: doses in
 * mg, frequencies a day, times in days.
 */
final class Dosing {
  private static final String NUMBER =
      "(\\d+(?:\\.\\d+)?(?:\\s?(?:-|–|to|/)\\s?\\d+(?:\\.\\d+)?)?)";
  private static final String TIME =
      "(hours?|hrs?|h|days?|d|weeks?|wks?|wk|months?|mos?|years?|yrs?|minutes?|mins?)\\b";
  private static final String TIME_LONG = "(hour|day|week|month|year)s?\\b";

  private record Rule(DifferenceKind kind, Pattern pattern, Function<MatchResult, String> value) {}

  private static final List<Rule> RULES = new ArrayList<>();

  static {
    fixed(DifferenceKind.FREQUENCY, "(?:prn|as[- ]needed|when needed|if needed)", "as needed");
    fixed(DifferenceKind.FREQUENCY, "(?:every other day|qod|alternate days)", "1/2 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:twice (?:a |per )?week(?:ly)?|2 times (?:a |per )?week(?:ly)?)",
        "2/7 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:three|3) times (?:a |per )?week(?:ly)?|thrice weekly)",
        "3/7 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:twice|2 times|two times)[- ](?:daily|a day|per day|each day)|bid|b\\.i\\.d\\.?|2x daily|2x/day|q ?12 ?h(?:ours|rs)?|every 12 h(?:ours|rs)?)",
        "2/1 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:three|3) times[- ](?:daily|a day|per day|each day)|tid|t\\.i\\.d\\.?|thrice daily|3x daily|q ?8 ?h(?:ours|rs)?|every 8 h(?:ours|rs)?)",
        "3/1 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:four|4) times[- ](?:daily|a day|per day|each day)|qid|q\\.i\\.d\\.?|q ?6 ?h(?:ours|rs)?|every 6 h(?:ours|rs)?)",
        "4/1 days");
    rule(DifferenceKind.FREQUENCY, "(?:q|every) ?" + NUMBER + "[- ]?" + TIME, Dosing::every);
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:once[- ](?:a |per |every )?|every |each |per |x ?1/)week(?:ly)?|weekly)",
        "1/7 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:once[- ](?:a |per )?|every |each )month(?:ly)?|monthly)",
        "1/30 days");
    fixed(DifferenceKind.FREQUENCY, "(?:annually|yearly|every year|once a year)", "1/365 days");
    fixed(
        DifferenceKind.FREQUENCY,
        "(?:(?:once[- ])?(?:daily|nightly)|once (?:a|per|each|every) (?:day|night)|every (?:day|night|morning|evening)|each (?:day|morning|night)|in the morning|at (?:bed ?time|night)|qhs|qam|qpm|qd|q\\.d\\.|q24h|hs)(?: at bedtime| in the morning| at night| in the evening)?",
        "1/1 days");
    fixed(DifferenceKind.FREQUENCY, "(?:single[- ]dose|one[- ]time|once only|x ?1|once)", "once");
    rule(
        DifferenceKind.DURATION,
        "(?:for|x|×|over|during)(?: at least| up to| a total of| the next| another)? ?"
            + NUMBER
            + "[- ]?(?:more )?"
            + TIME,
        Dosing::days);
    rule(
        DifferenceKind.DURATION,
        NUMBER + "[- ]" + TIME_LONG + "(?= (?:course|trial|supply|taper|regimen))",
        Dosing::days);
    rule(
        DifferenceKind.TIMING,
        "(?:with)?(?:in|after|at)(?: about| approximately| the next)? ?" + NUMBER + "[- ]?" + TIME,
        Dosing::days);
    rule(
        DifferenceKind.TIMING,
        NUMBER + "[- ]?" + TIME_LONG + "(?= (?:follow|later|from now|post|after|before|prior))",
        Dosing::days);
    fixed(DifferenceKind.TIMING, "tomorrow", "1 days");
    fixed(DifferenceKind.TIMING, "next week", "7 days");
    fixed(DifferenceKind.TIMING, "(?:with)?in (?:a |the next )?few days", "a few days");
    fixed(DifferenceKind.TIMING, "(?:with)?in (?:a |the next )?few weeks", "a few weeks");
    fixed(DifferenceKind.TIMING, "(?:with)?in (?:a |the next )?few months", "a few months");
    rule(
        DifferenceKind.TARGET,
        "(?:(?:to |with )?(?:a )?(?:target|goal)(?: \\w+){0,4}?(?: of)? ?[<>≤≥]? ?|[<>≤≥] ?)"
            + NUMBER
            + " ?(?:mm ?hg|mg/dl|mmol/l|g/dl|%)?",
        found -> found.group(1).replaceAll("\\s?(?:-|–|to|/)\\s?", "-"));
    rule(
        DifferenceKind.DOSE,
        NUMBER
            + "[- ]?(mg/kg|mcg/kg|units?/kg|ml/kg|meq/l|l/min|lpm|mg|mcg|µg|μg|ug|grams?|gm|g|units?|iu|meq|mmol|ml|cc|liters?|litres?|l|%|puffs?|tablets?|tabs?|capsules?|drops?|sprays?)(?![\\p{L}%])(?!/d?l\\b)(?:/(?:kg|day|d|hr?|hour|min|dose))*",
        Dosing::dose);
  }

  private final Map<DifferenceKind, String> said = new EnumMap<>(DifferenceKind.class);
  private String rest;

  private Dosing(String text) {
    this.rest = text;
  }

  /** Of a text in small letters. */
  static Dosing of(String text) {
    var dosing = new Dosing(Numerals.digits(text));
    for (Rule rule : RULES) {
      dosing.take(rule);
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

  private void take(Rule rule) {
    Matcher found = rule.pattern().matcher(rest);
    var kept = new StringBuilder();
    while (found.find()) {
      String value = rule.value().apply(found.toMatchResult());
      said.merge(rule.kind(), value, Dosing::both);
      found.appendReplacement(kept, " ");
    }
    rest = found.appendTail(kept).toString();
  }

  private static String both(String a, String b) {
    return a.equals(b) ? a : a.compareTo(b) < 0 ? a + ", " + b : b + ", " + a;
  }

  private static void fixed(DifferenceKind kind, String words, String value) {
    rule(kind, words, found -> value);
  }

  private static void rule(DifferenceKind kind, String words, Function<MatchResult, String> value) {
    RULES.add(new Rule(kind, Pattern.compile("(?<![\\p{L}\\d.-])" + words + "(?!\\p{L})"), value));
  }

  private static String every(MatchResult found) {
    double days = perDay(found.group(2));
    String number = range(found.group(1), 1);
    if (days < 1 && !number.contains("-")) {
      double times = 1 / (Double.parseDouble(number) * days);
      return plain(times) + "/1 days";
    }
    return days < 1 ? "every " + number + " hours" : "1/" + range(found.group(1), days) + " days";
  }

  private static String days(MatchResult found) {
    return range(found.group(1), perDay(found.group(2))) + " days";
  }

  private static double perDay(String unit) {
    return switch (unit.charAt(0)) {
      case 'h' -> 1 / 24.0;
      case 'd' -> 1;
      case 'w' -> 7;
      case 'y' -> 365;
      default -> unit.startsWith("mi") ? 1 / 1440.0 : 30;
    };
  }

  private static String dose(MatchResult found) {
    String unit = found.group(2);
    String tail = found.group().substring(found.end(2) - found.start());
    return switch (unit) {
      case "g", "gm", "gram", "grams" -> range(found.group(1), 1000) + " mg" + tail;
      case "mcg", "µg", "μg", "ug" -> range(found.group(1), 0.001) + " mg" + tail;
      case "l", "liter", "liters", "litre", "litres" -> range(found.group(1), 1000) + " ml" + tail;
      case "cc" -> range(found.group(1), 1) + " ml" + tail;
      case "unit", "iu" -> range(found.group(1), 1) + " units" + tail;
      default ->
          range(found.group(1), 1)
              + " "
              + unit.replaceFirst("^(puff|tablet|drop|spray|capsule)$", "$1s")
              + tail;
    };
  }

  private static String range(String numbers, double factor) {
    var parts = new ArrayList<String>();
    for (String number : numbers.split("\\s?(?:-|–|to|/)\\s?", -1)) {
      parts.add(plain(Double.parseDouble(number) * factor));
    }
    return String.join("-", parts);
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("\\.?0+$", "");
  }
}
