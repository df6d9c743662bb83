package health.primum.clinical;

import health.primum.clinical.patient.PatientContext;
import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import java.util.Objects;

/**
 * What a clinician asks about.
 *
 * @param id identifies the case; for a benchmark, the variant
 * @param narrative the case in words: 1 to {@value #MAX_CHARACTERS} characters, at most {@value
 *     #MAX_LINES} lines
 * @param question what is asked; empty when the narrative itself ends in the question
 * @param patient structured facts; what they do not state is unknown
 */
public record ClinicalCase(CaseId id, String narrative, String question, PatientContext patient) {
  /** About ten times the longest published case; a whole chart belongs in a summary first. */
  public static final int MAX_CHARACTERS = 50_000;

  public static final int MAX_LINES = 2_000;
  public static final int MAX_QUESTION = 4_000;

  public ClinicalCase {
    Objects.requireNonNull(id, "id");
    Require.text("case.narrative", narrative, MAX_CHARACTERS);
    long lines = narrative.lines().count();
    if (lines > MAX_LINES) {
      throw new FaultyInput(
          "case.narrative",
          "has " + lines + " lines, more than the " + MAX_LINES + " allowed",
          "summarise the record before asking");
    }
    Require.optionalText("case.question", question, MAX_QUESTION);
    Objects.requireNonNull(patient, "patient");
  }

  /** A case that is a narrative and nothing else. */
  public static ClinicalCase of(CaseId id, String narrative) {
    return new ClinicalCase(id, narrative, "", PatientContext.unknown());
  }

  /** Without the patient's text, so that a log line cannot carry it. */
  @Override
  public String toString() {
    return "ClinicalCase[" + id + "]";
  }
}
