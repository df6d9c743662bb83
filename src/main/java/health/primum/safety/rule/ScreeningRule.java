package health.primum.safety.rule;

import health.primum.clinical.HarmSeverity;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.safety.screen.Screening;
import java.util.List;

/** What holds instructions to a model is no action, whoever rated it. */
final class ScreeningRule {
  static final String ID = "SCREEN-INSTRUCTIONS";
  private static final String SOURCE =
      "OWASP Top 10 for Large Language Model Applications 2025, LLM01 Prompt injection";

  static final RuleSheet SHEET =
      new RuleSheet(ID, "SERIOUS", "An action holds words addressed to a model.", SOURCE);

  private ScreeningRule() {}

  static List<GuardFinding> check(List<CandidateAction> plan) {
    return plan.stream()
        .filter(candidate -> Screening.isSuspect(candidate.action()))
        .map(
            candidate ->
                new GuardFinding(
                    ID,
                    Severity.SERIOUS,
                    HarmSeverity.SEVERE,
                    List.of(candidate.id()),
                    "It holds words addressed to a model and not to a clinician; nobody was asked to rate it.",
                    SOURCE))
        .toList();
  }
}
