package health.primum.safety.patient;

import health.primum.clinical.patient.Sex;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads age and sex of the patient, who is the first person a case names. */
final class Person {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern AGE =
      Pattern.compile(
          "\\b(\\d{1,3})(?:[- ](year|month|week|day)s?(?:[- ]old| of age)|\\s?(y/?o|yr old|yrs old)\\b|\\s?([MF])\\b)"
              + "|\\baged? (\\d{1,3})\\b",
          FLAGS);
  private static final Pattern FEMALE =
      Pattern.compile("\\b(?:woman|female|girl|lady|primigravid\\w*|multigravid\\w*)\\b", FLAGS);
  private static final Pattern MALE = Pattern.compile("\\b(?:man|male|boy|gentleman)\\b", FLAGS);

  private Person() {}

  static Range age(List<String> sentences) {
    for (String sentence : sentences.subList(0, Math.min(2, sentences.size()))) {
      Matcher m = AGE.matcher(sentence);
      if (m.find()) {
        String number = m.group(1) == null ? m.group(5) : m.group(1);
        String unit = m.group(2) == null ? "year" : m.group(2).toLowerCase(java.util.Locale.ROOT);
        double years =
            Double.parseDouble(number)
                / switch (unit) {
                  case "month" -> 12;
                  case "week" -> 52;
                  case "day" -> 365;
                  default -> 1;
                };
        return years <= 120 ? Range.of(years) : Range.UNKNOWN;
      }
    }
    return Range.UNKNOWN;
  }

  static Sex sex(List<String> sentences) {
    for (String sentence : sentences.subList(0, Math.min(2, sentences.size()))) {
      Matcher female = FEMALE.matcher(sentence);
      Matcher male = MALE.matcher(sentence);
      int f = female.find() ? female.start() : Integer.MAX_VALUE;
      int m = male.find() ? male.start() : Integer.MAX_VALUE;
      if (f != m) {
        return f < m ? Sex.FEMALE : Sex.MALE;
      }
      Matcher letter = Pattern.compile("\\b\\d{1,3}\\s?(?:y/?o\\s?)?([MF])\\b").matcher(sentence);
      if (letter.find()) {
        return letter.group(1).equals("F") ? Sex.FEMALE : Sex.MALE;
      }
    }
    return Sex.UNKNOWN;
  }
}
