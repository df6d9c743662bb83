package health.primum.consensus.action.text;

import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Turns amounts and times into one notation: mg, ml and units; times a day; days. */
final class Amounts {
  private static final Pattern TO = Pattern.compile("\\s?(?:-|–|to|/)\\s?");
  private static final Pattern SINGULAR = Pattern.compile("^(puff|tablet|drop|spray|capsule)$");
  private static final Pattern ZEROS = Pattern.compile("\\.?0+$");

  private Amounts() {}

  /** "every 6 hours" to "4/1 days". */
  static String every(MatchResult found) {
    double days = inDays(found.group(2));
    String number = range(found.group(1), 1);
    if (days < 1 && !number.contains("-")) {
      return plain(1 / (Double.parseDouble(number) * days)) + "/1 days";
    }
    return days < 1 ? "every " + number + " hours" : "1/" + range(found.group(1), days) + " days";
  }

  /** "2 weeks" to "14 days"; twelve months are a year. */
  static String days(MatchResult found) {
    double unit = inDays(found.group(2));
    String months = range(found.group(1), 1);
    boolean years = unit == 30 && months.matches("(?:12|24|36|48|60)");
    return range(found.group(1), years ? 365 / 12.0 : unit) + " days";
  }

  private static double inDays(String unit) {
    return switch (unit.charAt(0)) {
      case 'h' -> 1 / 24.0;
      case 'd' -> 1;
      case 'w' -> 7;
      case 'y' -> 365;
      default -> unit.startsWith("mi") ? 1 / 1440.0 : 30;
    };
  }

  /** "10 ml of 10%" to "1000 mg": a percent is 10 mg in each ml. */
  static String solution(MatchResult found) {
    if (TO.matcher(found.group(1)).find() || TO.matcher(found.group(2)).find()) {
      return found.group(1) + " ml " + found.group(2) + " %";
    }
    double mg = Double.parseDouble(found.group(1)) * Double.parseDouble(found.group(2)) * 10;
    return plain(mg) + " mg";
  }

  static String dose(MatchResult found) {
    String unit = found.group(2);
    String tail =
        found
            .group()
            .substring(found.end(2) - found.start())
            .replace(" per ", "/")
            .replace(" ", "")
            .replaceFirst("/(?:hr|hour)\\b", "/h")
            .replaceFirst("/minute\\b", "/min")
            .replaceFirst("/d\\b", "/day");
    tail = unit.contains("kg") || tail.contains("kg") ? tail : tail.replace("/day", "");
    String numbers = found.group(1);
    return switch (unit) {
      case "g", "gm", "gram", "grams" -> range(numbers, 1000) + " mg" + tail;
      case "mcg", "µg", "μg", "ug", "microgram", "micrograms" ->
          range(numbers, 0.001) + " mg" + tail;
      case "milligram", "milligrams" -> range(numbers, 1) + " mg" + tail;
      case "mg per kg" -> range(numbers, 1) + " mg/kg" + tail;
      case "mcg/kg" -> range(numbers, 0.001) + " mg/kg" + tail;
      case "l", "liter", "liters", "litre", "litres" -> range(numbers, 1000) + " ml" + tail;
      case "cc" -> range(numbers, 1) + " ml" + tail;
      case "unit", "iu", "u" -> range(numbers, 1) + " units" + tail;
      case "unit/kg", "u/kg", "units/kg" -> range(numbers, 1) + " units/kg" + tail;
      case "million units", "mu" -> range(numbers, 1_000_000) + " units" + tail;
      case "lpm" -> range(numbers, 1) + " l/min";
      default -> range(numbers, 1) + " " + SINGULAR.matcher(unit).replaceFirst("$1s") + tail;
    };
  }

  /** "2 to 3" to "2-3", each times a factor. */
  static String range(String numbers, double factor) {
    var parts = new ArrayList<String>();
    for (String number : TO.split(numbers, -1)) {
      parts.add(plain(Double.parseDouble(number) * factor));
    }
    return String.join("-", parts);
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e12
        ? String.valueOf((long) value)
        : ZEROS.matcher(String.format(Locale.ROOT, "%.4f", value)).replaceFirst("");
  }

  /** "90 mg/kg/day" in two doses to "45 mg/kg". */
  static String perDose(String dose, String frequency) {
    int slash = frequency.indexOf("/1 days");
    if (!dose.matches("[\\d.-]+ mg/kg/day") || !frequency.matches("\\d/1 days")) {
      return dose;
    }
    double times = Double.parseDouble(frequency.substring(0, slash));
    return range(dose.substring(0, dose.indexOf(' ')), 1 / times) + " mg/kg";
  }
}
