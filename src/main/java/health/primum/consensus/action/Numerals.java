package health.primum.consensus.action;

import java.util.List;
import java.util.regex.Pattern;

/** Writes numbers as digits: "two weeks" is "2 weeks", "2,000 units" is "2000 units". */
final class Numerals {
  private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}\\b)");
  private static final Pattern POINT = Pattern.compile("(?<![\\d.])\\.(?=\\d)");
  private static final List<String> NUMBERS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
  private static final Pattern WORD =
      Pattern.compile(
          "\\b(" + String.join("|", NUMBERS) + "|a|an)(?=[- ](?:hour|day|week|month|year)s?\\b)");
  private static final Pattern A_UNIT =
      Pattern.compile(
          "\\b(?<=in |within |for |after )(?:a|an) (?=(?:hour|day|week|month|year)\\b)");

  private Numerals() {}

  static String digits(String text) {
    String plain = THOUSANDS.matcher(text).replaceAll("");
    plain = POINT.matcher(plain).replaceAll("0.");
    plain = A_UNIT.matcher(plain).replaceAll("1 ");
    return WORD.matcher(plain)
        .replaceAll(
            found -> {
              int number = NUMBERS.indexOf(found.group(1)) + 1;
              return number == 0 ? found.group(1) : String.valueOf(number);
            });
  }
}
