package health.primum.safety.rule;

import health.primum.consensus.CandidateAction;
import health.primum.safety.drug.Drug;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.plan.PlanReader;
import health.primum.safety.plan.PlannedDrug;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A patient and a plan, as rules see them.
 *
 * @param facts what the case states
 * @param given the drugs that the plan gives
 * @param givenDrugs which drugs these are
 * @param current what the patient takes and the plan does not stop
 * @param planText every action's words
 */
public record Situation(
    PatientFacts facts,
    List<PlannedDrug> given,
    Set<Drug> givenDrugs,
    Set<Drug> current,
    String planText) {
  public Situation {
    given = List.copyOf(given);
    givenDrugs = Set.copyOf(givenDrugs);
    current = Set.copyOf(current);
  }

  public static Situation of(PatientFacts facts, List<CandidateAction> plan) {
    PlanReader.Reading reading = PlanReader.read(plan);
    Set<Drug> current = new TreeSet<>(facts.medications());
    current.removeAll(reading.stopped());
    String text = plan.stream().map(c -> c.action().statement()).collect(Collectors.joining("\n"));
    Set<Drug> given = reading.given().stream().map(PlannedDrug::drug).collect(Collectors.toSet());
    return new Situation(facts, reading.given(), given, current, text);
  }

  /** Whether the plan gives a drug, new or continued. */
  boolean isGiven(Drug drug) {
    return givenDrugs.contains(drug);
  }

  /** Whether the plan gives the patient a drug that was not taken before. */
  public boolean isNew(PlannedDrug planned) {
    return !planned.isContinued() && !current.contains(planned.drug());
  }
}
