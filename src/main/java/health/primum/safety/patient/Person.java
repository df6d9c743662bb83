package health.primum.safety.patient;

import health.primum.clinical.patient.Sex;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads age and sex of the patient, who is the first person a case names. */
public final class Person {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final String WORDS =
      "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";
  private static final String TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
  private static final List<String> NUMBERS = List.of(WORDS.split("\\|", -1));
  private static final List<String> DECADES = List.of(TENS.split("\\|", -1));
  private static final Pattern AGE =
      Pattern.compile(
          "\\b(?<n>\\d{1,3}|"
              + "(?:"
              + TENS
              + ")(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|"
              + WORDS
              + ")[\\s-]*(?:(?<unit>year|yr|month|mo|week|wk|day)s?(?:[\\s-]+old|[\\s-]+of age|,? (?:\\w+ )?(?:female|male|woman|man|boy|girl|infant|neonate|newborn)\\b)|(?<yo>y\\.?\\s?/?o\\b\\.?)|(?<sex>[MF])\\b)"
              + "|\\bage[d:]?\\s*(?:is |of )?(?<aged>\\d{1,3})\\b(?!\\s*(?:months?|weeks?|days?|mo\\b|wk))"
              + "|\\b(?:infant|toddler|baby|child|boy|girl|patient|woman|man|female|male)[,:]?\\s*[(]?(?<after>\\d{1,3}) (?<afterUnit>year|month|week|day)s?\\b(?!\\s*(?:ago|later|before|after|history|with|of (?!age)))"
              + "|\\bM(?:r|rs|s)\\.? [\\p{L}-]+, (?<named>\\d{1,3}),",
          FLAGS);
  private static final Pattern FEMALE =
      Pattern.compile(
          "\\b(?:woman|female|girl|lady|primigravid\\w*|multigravid\\w*|(?:sex|gender):?\\s*F)\\b",
          FLAGS);
  private static final Pattern MALE =
      Pattern.compile("\\b(?:man|male|boy|gentleman|(?:sex|gender):?\\s*M)\\b", FLAGS);
  private static final Pattern LETTER = Pattern.compile("\\b\\d{1,3}\\s?(?:y/?o\\s?)?([MF])\\b");

  private Person() {}

  /** From the opening: an age further on may be another person's. */
  static Range age(List<String> sentences) {
    for (String sentence : opening(sentences)) {
      Range age = firstAge(sentence);
      if (age.isKnown()) {
        return age;
      }
    }
    return Range.UNKNOWN;
  }

  /** The first age in a text, in years; unknown where there is none, or one past 120. */
  public static Range firstAge(String text) {
    Matcher m = AGE.matcher(text);
    if (!m.find()) {
      return Range.UNKNOWN;
    }
    String number =
        Stream.of("n", "aged", "after", "named")
            .map(m::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    double count = count(number.toLowerCase(Locale.ROOT));
    String unit =
        Stream.of("unit", "afterUnit")
            .map(m::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("year")
            .toLowerCase(Locale.ROOT);
    double years =
        switch (unit) {
          case "month", "mo" -> count / 12;
          case "week", "wk" -> count * 7 / 365.25;
          case "day" -> count / 365.25;
          default -> count;
        };
    return years <= 120 ? Range.of(years) : Range.UNKNOWN;
  }

  private static double count(String number) {
    if (Character.isDigit(number.charAt(0))) {
      return Double.parseDouble(number);
    }
    String[] parts = number.split("[ -]", -1);
    int decade = DECADES.indexOf(parts[0]);
    int tens = decade < 0 ? 0 : 20 + 10 * decade;
    int ones = decade < 0 ? NUMBERS.indexOf(number) + 1 : 0;
    return tens + (parts.length > 1 && decade >= 0 ? NUMBERS.indexOf(parts[1]) + 1 : ones);
  }

  private static List<String> opening(List<String> sentences) {
    return sentences.subList(0, Math.min(3, sentences.size()));
  }

  static Sex sex(List<String> sentences) {
    for (String sentence : opening(sentences)) {
      Matcher female = FEMALE.matcher(sentence);
      Matcher male = MALE.matcher(sentence);
      int f = female.find() ? female.start() : Integer.MAX_VALUE;
      int m = male.find() ? male.start() : Integer.MAX_VALUE;
      if (f != m) {
        return f < m ? Sex.FEMALE : Sex.MALE;
      }
      Matcher letter = LETTER.matcher(sentence);
      if (letter.find()) {
        return letter.group(1).equals("F") ? Sex.FEMALE : Sex.MALE;
      }
    }
    return Sex.UNKNOWN;
  }
}
