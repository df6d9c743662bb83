package health.primum.safety.checklist;

import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Medication;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A case as triggers read it, taken apart once for all of them.
 *
 * @param clinicalCase the case
 * @param lower the narrative, the question and the stated facts, each on its own line, in small
 *     letters
 * @param clauses of all that
 * @param readings vital signs and values
 */
record CaseText(ClinicalCase clinicalCase, String lower, List<String> clauses, Readings readings) {
  static CaseText of(ClinicalCase clinicalCase) {
    String text = text(clinicalCase);
    List<String> clauses = Meaning.clauses(text);
    String lower = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    return new CaseText(clinicalCase, lower, clauses, Readings.of(clinicalCase, clauses));
  }

  private static String text(ClinicalCase clinicalCase) {
    PatientContext patient = clinicalCase.patient();
    Stream<String> facts =
        Stream.of(
                patient.conditions().items().stream(),
                patient.medications().items().stream().map(Medication::name),
                Stream.of(patient.pregnancy() == Pregnancy.PREGNANT ? "pregnant" : ""))
            .flatMap(s -> s);
    return Stream.concat(Stream.of(clinicalCase.narrative(), clinicalCase.question()), facts)
        .collect(Collectors.joining("\n"));
  }

  boolean contains(String word) {
    return lower.contains(word);
  }
}
