package health.primum.safety;

import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.Decision;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.Strength;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.rule.Rules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Checks a decided plan against what the case states of the patient. Deterministic and thread-safe.
 */
public final class SafetyCheck {
  private static final Predicate<GuardFinding> ALONE =
      Predicate.not(GuardFinding::isBetweenActions);

  private final Rules rules = new Rules();

  /** What the guards have against these actions, taken together as one plan. */
  public List<GuardFinding> check(PatientFacts facts, List<CandidateAction> plan) {
    return rules.check(facts, plan);
  }

  /**
   * The ledger with every finding in it. What a stated fact contraindicates is advised against;
   * what is serious, or hangs on an unknown fact with severe harm, is for the clinician to decide.
   * Of recommended actions that must not be taken together the one behind which members stand more
   * strongly stays in the plan; where none does, none stays. Nothing leaves the ledger.
   */
  public Ledger apply(PatientFacts facts, Ledger decided) {
    Map<CandidateId, List<GuardFinding>> ofPlan = ofPlan(facts, decided);
    List<LedgerEntry> alone =
        decided.entries().stream()
            .map(
                entry ->
                    switch (entry.decision()) {
                      case RECOMMEND -> guarded(entry, about(entry, ofPlan), ALONE);
                      case UNRESOLVED ->
                          guarded(entry, rules.check(facts, List.of(entry.candidate())), ALONE);
                      case NOT_RECOMMENDED, ADVISE_AGAINST -> entry;
                    })
            .toList();
    return new Ledger(together(alone), decided.conflicts());
  }

  /**
   * The same for a plan that has become shorter since: only what is recommended is looked at again,
   * since what has left the plan may have been what made the rest safe.
   */
  public Ledger again(PatientFacts facts, Ledger guarded) {
    Map<CandidateId, List<GuardFinding>> ofPlan = ofPlan(facts, guarded);
    List<LedgerEntry> alone =
        guarded.entries().stream()
            .map(
                entry ->
                    entry.decision() == Decision.RECOMMEND
                        ? guarded(entry, about(entry, ofPlan), ALONE)
                        : entry)
            .toList();
    return new Ledger(together(alone), guarded.conflicts());
  }

  private Map<CandidateId, List<GuardFinding>> ofPlan(PatientFacts facts, Ledger ledger) {
    List<CandidateAction> plan =
        ledger.decided(Decision.RECOMMEND).stream().map(LedgerEntry::candidate).toList();
    Map<CandidateId, List<GuardFinding>> about = new HashMap<>();
    for (GuardFinding finding : rules.check(facts, plan)) {
      for (CandidateId id : finding.candidates()) {
        about.computeIfAbsent(id, any -> new ArrayList<>()).add(finding);
      }
    }
    return about;
  }

  private static List<GuardFinding> about(
      LedgerEntry entry, Map<CandidateId, List<GuardFinding>> findings) {
    return findings.getOrDefault(entry.candidate().id(), List.of());
  }

  private static List<LedgerEntry> together(List<LedgerEntry> alone) {
    Map<CandidateId, Strength> plan =
        alone.stream()
            .filter(entry -> entry.decision() == Decision.RECOMMEND)
            .collect(Collectors.toMap(entry -> entry.candidate().id(), Strength::of));
    return alone.stream()
        .map(
            entry ->
                entry.decision() == Decision.RECOMMEND
                    ? guarded(
                        entry,
                        entry.findings(),
                        ALONE.negate().and(f -> !isStrongest(entry, f, plan)))
                    : entry)
        .toList();
  }

  /** Whether more speaks for it than for any other that is still recommended. */
  private static boolean isStrongest(
      LedgerEntry entry, GuardFinding finding, Map<CandidateId, Strength> plan) {
    CandidateId id = entry.candidate().id();
    Strength own = Strength.of(entry);
    return finding.candidates().stream()
        .filter(other -> !other.equals(id))
        .map(plan::get)
        .filter(Objects::nonNull)
        .allMatch(own::isMoreThan);
  }

  /** The entry with its findings, changed by the first that decides and counts. */
  private static LedgerEntry guarded(
      LedgerEntry entry, List<GuardFinding> findings, Predicate<GuardFinding> counts) {
    for (GuardFinding finding : findings) {
      if (!finding.decides() || !counts.test(finding)) {
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
