package health.primum.consult.study;

import health.primum.agent.RecordedAnswers;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.Fault;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cases, and what several systems answered to them.
 *
 * @param cases in the order of their file
 * @param answers by system, as the file names it
 * @param faults lines that could not be read
 */
public record Cohort(
    List<ClinicalCase> cases, SortedMap<String, RecordedAnswers> answers, List<Fault> faults) {
  public Cohort {
    cases = List.copyOf(cases);
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    faults = List.copyOf(faults);
  }
}
