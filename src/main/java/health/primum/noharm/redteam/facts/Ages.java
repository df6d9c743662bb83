package health.primum.noharm.redteam.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Ages and other stretches of time in a text, in days. */
final class Ages {
  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("eleven", 11),
          Map.entry("twelve", 12));
  private static final Pattern AGE =
      Pattern.compile(
          "(?<![\\d.–-])(\\d{1,3}|"
              + String.join("|", WORDS.keySet())
              + ")[- ](hour|hr|day|week|wk|month|mo|year|yr)s?(?:[- ]|\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SAID =
      Pattern.compile(
          "(?<![\\d.–-])(\\d{1,3}|"
              + String.join("|", WORDS.keySet())
              + ")[- ](day|week|wk|month|mo|year|yr)s?[- ]old\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LASTED =
      Pattern.compile(
          "\\b(?:(?:has|have|had|been|lasting|lasted|persist\\w*|ongoing|present|started|began)\\b[^.;\\n]{0,40}\\b(?:for|over|past|last)|(?:over|for) the (?:past|last)|lasting|started|began)\\s(?:about |around |the past |the last |at least )?(\\d{1,3}|"
              + String.join("|", WORDS.keySet())
              + ")\\+?[- ](hour|hr|day|week|wk|month|mo|year|yr)s?\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SHORT =
      Pattern.compile("(?i)(?<![\\d.])(\\d{1,3})\\s?(yo|y/o|mo|wk?o)\\b");

  /** Two words for one age: 18 months and 1 year old, 4 weeks and 1 month. */
  private static final double TOLERANCE = 0.34;

  private Ages() {}

  /** Ages "...-old". */
  static List<Double> said(String text) {
    return read(SAID.matcher(text));
  }

  /** How long something is said to have lasted until now. */
  static List<Double> lasted(String text) {
    return read(LASTED.matcher(text));
  }

  /** Every stretch of time that could be an age. */
  static List<Double> possible(String text) {
    List<Double> all = read(AGE.matcher(text));
    Matcher m = SHORT.matcher(text);
    while (m.find()) {
      String unit = m.group(2).toLowerCase(Locale.ROOT);
      all.add(
          Integer.parseInt(m.group(1))
              * (unit.startsWith("y") ? 365.0 : unit.startsWith("m") ? 30.4 : 7));
    }
    return all;
  }

  static boolean isAmong(double age, List<Double> known) {
    return known.stream().anyMatch(k -> Math.abs(k - age) <= TOLERANCE * Math.max(k, age));
  }

  private static List<Double> read(Matcher m) {
    var ages = new ArrayList<Double>();
    while (m.find()) {
      String number = m.group(1).toLowerCase(Locale.ROOT);
      int count =
          WORDS.containsKey(number) ? WORDS.getOrDefault(number, 0) : Integer.parseInt(number);
      double days =
          switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "hour", "hr" -> 1.0 / 24;
            case "day" -> 1;
            case "week", "wk" -> 7;
            case "month", "mo" -> 30.4;
            default -> 365;
          };
      ages.add(count * days);
    }
    return ages;
  }
}
