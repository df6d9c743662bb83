package health.primum.noharm.report.page;

import health.primum.noharm.report.JudgingReport.AgreementReport;
import org.jspecify.annotations.Nullable;

/** How far judges agree, in a sentence. */
final class AgreementWords {
  private AgreementWords() {}

  /** Null where no option was judged by two, be there one judge or several. */
  static String of(@Nullable AgreementReport agreement) {
    if (agreement == null) {
      return "No answer was judged by two judges: how far another would agree is not known.";
    }
    return "%s passed verdicts on %s of the same answers and differed on %d of them (disagreements.csv). Share of equal verdicts %s, flattered by the many options that nobody finds; Krippendorff's alpha %s (nominal), %s (ordinal); 1 is perfect, 0 is chance."
        .formatted(
            Words.plural(agreement.judges().size(), "judge"),
            Words.plural(agreement.units(), "option"),
            agreement.disagreements(),
            number(agreement.raw()),
            number(agreement.alphaNominal()),
            number(agreement.alphaOrdinal()));
  }

  private static String number(@Nullable Double value) {
    return value == null ? "undefined" : Words.number(value);
  }
}
