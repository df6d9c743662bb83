package health.primum.consensus.action.text;

import java.util.List;

/** Writes numbers as digits: "two weeks" is "2 weeks", "2,000 units" is "2000 units". */
public final class Numerals {
  private static final Phrase THOUSANDS = Phrase.of("#", "(?<=\\d),(?=\\d{3}\\b)");
  private static final Phrase POINT = Phrase.of("#", "(?<![\\d.])\\.(?=\\d)");
  private static final List<String> NUMBERS =
      List.of(
          "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
          "twelve");
  private static final String HINTS = String.join("|", NUMBERS);
  private static final Phrase WORD =
      Phrase.of(
          HINTS,
          "\\b("
              + HINTS
              + ")(?=[- ](?:hour|day|week|month|year|puff|tablet|tab|capsule|drop|spray|dose|unit|mg|gram|liter|litre|times)s?\\b)");
  private static final Phrase A_UNIT =
      Phrase.of(
          "hour|day|week|month|year",
          "\\b(?<=in |within |for |after )(?:a|an) (?=(?:hour|day|week|month|year)\\b)");

  private Numerals() {}

  public static void digits(Sight sight) {
    THOUSANDS.replace(sight, found -> "");
    POINT.replace(sight, found -> "0.");
    A_UNIT.replace(sight, found -> "1 ");
    WORD.replace(sight, found -> String.valueOf(NUMBERS.indexOf(found.group(1)) + 1));
  }
}
