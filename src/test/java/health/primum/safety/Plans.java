package health.primum.safety;

import health.primum.agent.AgentId;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.Source;
import health.primum.safety.patient.PatientFacts;
import java.util.ArrayList;
import java.util.List;

/** Plans as members write them, for tests of the guards. */
public final class Plans {
  private static final SafetyCheck CHECK = new SafetyCheck();

  private Plans() {}

  public static List<CandidateAction> plan(String... actions) {
    var candidates = new ArrayList<CandidateAction>();
    var text = new StringBuilder();
    for (int i = 0; i < actions.length; i++) {
      text.append(i + 1).append(". ").append(actions[i]).append('\n');
    }
    List<Recommendation> said = new PlanParser().parse(text.toString()).recommendations();
    for (int i = 0; i < said.size(); i++) {
      candidates.add(
          new CandidateAction(
              new CandidateId(i + 1),
              said.get(i),
              List.of(new Source(new AgentId("a"), said.get(i), i))));
    }
    return candidates;
  }

  public static ClinicalCase aCase(String narrative) {
    return ClinicalCase.of(new CaseId("Guard001"), narrative);
  }

  /** Findings as {@code RULE SEVERITY candidates}. */
  public static List<String> findings(String narrative, String... actions) {
    return CHECK.check(PatientFacts.of(aCase(narrative)), plan(actions)).stream()
        .map(Plans::line)
        .toList();
  }

  private static String line(GuardFinding f) {
    return f.rule() + " " + f.severity() + " " + f.candidates();
  }
}
