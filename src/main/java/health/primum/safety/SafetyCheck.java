package health.primum.safety;

import health.primum.clinical.ClinicalCase;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.Decision;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.rule.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Checks a decided plan against what the case states of the patient. Deterministic and thread-safe.
 */
public final class SafetyCheck {
  private final Rules rules = new Rules();

  /** What the guards have against these actions, taken together as one plan. */
  public List<GuardFinding> check(ClinicalCase clinicalCase, List<CandidateAction> plan) {
    return rules.check(PatientFacts.of(clinicalCase), plan);
  }

  /**
   * The ledger with every finding in it. What a stated fact contraindicates is advised against;
   * what is serious, or hangs on an unknown fact with severe harm, is for the clinician to decide.
   * Of two recommended actions that contradict each other the one that stands first in the ledger
   * stays in the plan. Nothing leaves the ledger.
   */
  public Ledger apply(ClinicalCase clinicalCase, Ledger decided) {
    PatientFacts facts = PatientFacts.of(clinicalCase);
    List<GuardFinding> ofPlan =
        rules.check(
            facts,
            decided.decided(Decision.RECOMMEND).stream().map(LedgerEntry::candidate).toList());
    Map<CandidateId, List<GuardFinding>> about = new HashMap<>();
    for (GuardFinding finding : ofPlan) {
      for (CandidateId id : finding.candidates()) {
        about.computeIfAbsent(id, any -> new ArrayList<>()).add(finding);
      }
    }
    var entries = new ArrayList<LedgerEntry>();
    Set<CandidateId> kept = new HashSet<>();
    for (LedgerEntry entry : decided.entries()) {
      LedgerEntry guarded =
          switch (entry.decision()) {
            case RECOMMEND ->
                guarded(entry, about.getOrDefault(entry.candidate().id(), List.of()), kept);
            case UNRESOLVED -> guarded(entry, rules.check(facts, List.of(entry.candidate())), kept);
            case NOT_RECOMMENDED, ADVISE_AGAINST -> entry;
          };
      if (guarded.decision() == Decision.RECOMMEND) {
        kept.add(guarded.candidate().id());
      }
      entries.add(guarded);
    }
    return new Ledger(entries);
  }

  private static LedgerEntry guarded(
      LedgerEntry entry, List<GuardFinding> findings, Set<CandidateId> kept) {
    for (GuardFinding finding : findings) {
      boolean stays =
          !finding.decides()
              || (finding.isBetweenActions()
                  && finding.candidates().stream().noneMatch(kept::contains));
      if (stays) {
        continue;
      }
      boolean against =
          finding.severity() == Severity.CONTRAINDICATED && !finding.isBetweenActions();
      Decision to = against ? Decision.ADVISE_AGAINST : Decision.UNRESOLVED;
      if (to != entry.decision()) {
        return entry.changed(to, finding, findings);
      }
    }
    return findings.isEmpty() ? entry : entry.with(findings);
  }
}
