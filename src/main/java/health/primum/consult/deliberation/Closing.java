package health.primum.consult.deliberation;

import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.Recommendation;
import health.primum.consensus.ActionMatcher;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.CandidatePool;
import health.primum.consensus.Decision;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.Source;
import health.primum.safety.SafetyCheck;
import health.primum.safety.critical.CriticalActions;
import health.primum.safety.critical.MissingAction;
import health.primum.safety.patient.PatientFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What follows every protocol's decision, in this order: the guards; conflicts, so that what the
 * guards took out displaces nothing; the budget, which is not spent on what is out; the guards
 * again, for what left the plan may have made it safe; and what must stand beside its drugs.
 * Thread-safe.
 */
final class Closing {
  private final SafetyCheck safety = new SafetyCheck();
  private final CriticalActions critical = new CriticalActions();

  /** What must stand beside drugs of the pool and nobody said, as one more to add to it. */
  List<Proposal> missing(PatientFacts facts, CandidatePool pool) {
    List<MissingAction> missing = critical.missing(facts, pool);
    return missing.isEmpty()
        ? List.of()
        : List.of(
            new Proposal(
                CriticalActions.ORIGIN,
                CriticalActions.plan(missing),
                "",
                Usage.NONE,
                Origin.RULES));
  }

  /**
   * The ledger as the clinician sees it.
   *
   * @param decided by the members
   * @param budget cuts the plan to its length
   */
  Ledger close(
      PatientFacts facts,
      Ledger decided,
      ActionMatcher matcher,
      UnaryOperator<List<LedgerEntry>> budget) {
    Ledger settled = safety.apply(facts, decided).settled(matcher);
    List<LedgerEntry> needed = stillNeeded(facts, settled.entries(), matcher);
    List<LedgerEntry> cut = stillNeeded(facts, budget.apply(needed), matcher);
    Ledger shorter = new Ledger(cut, settled.conflicts());
    return completed(facts, safety.again(facts, shorter), matcher);
  }

  /** What only a rule wanted beside a drug falls with the drug. */
  private List<LedgerEntry> stillNeeded(
      PatientFacts facts, List<LedgerEntry> entries, ActionMatcher matcher) {
    if (entries.stream().noneMatch(Closing::isWantedByRule)) {
      return entries;
    }
    List<CandidateAction> plan =
        entries.stream()
            .filter(e -> e.decision() == Decision.RECOMMEND && !isOnlyOfRules(e))
            .map(LedgerEntry::candidate)
            .toList();
    List<MissingAction> wanted = critical.missing(facts, plan, plan);
    return entries.stream()
        .map(
            entry ->
                isWantedByRule(entry)
                        && wanted.stream()
                            .noneMatch(w -> matcher.sameAction(action(entry), w.recommendation()))
                    ? entry.fallen("nothing in the plan needs it any more")
                    : entry)
        .toList();
  }

  private static boolean isWantedByRule(LedgerEntry entry) {
    boolean open =
        entry.decision() == Decision.RECOMMEND || entry.decision() == Decision.UNRESOLVED;
    return open && isOnlyOfRules(entry);
  }

  private static boolean isOnlyOfRules(LedgerEntry entry) {
    return entry.candidate().sources().stream()
        .allMatch(source -> source.agent().equals(CriticalActions.ORIGIN));
  }

  private static Recommendation action(LedgerEntry entry) {
    return entry.candidate().action();
  }

  /** Left to the clinician: what the plan's drugs need and the plan does not say. */
  private Ledger completed(PatientFacts facts, Ledger ledger, ActionMatcher matcher) {
    List<CandidateAction> plan =
        ledger.decided(Decision.RECOMMEND).stream().map(LedgerEntry::candidate).toList();
    var entries = new ArrayList<>(ledger.entries());
    for (MissingAction missing : critical.missing(facts, plan, plan)) {
      String reason = "%s: %s".formatted(missing.rule(), missing.because());
      int there = place(entries, missing, matcher);
      if (there < 0) {
        entries.add(added(entries, missing, reason));
      } else if (entries.get(there).decision() == Decision.NOT_RECOMMENDED) {
        entries.set(there, entries.get(there).leftOpen(reason));
      }
    }
    return new Ledger(entries, ledger.conflicts());
  }

  private static int place(
      List<LedgerEntry> entries, MissingAction missing, ActionMatcher matcher) {
    for (int i = 0; i < entries.size(); i++) {
      if (matcher.sameAction(entries.get(i).candidate().action(), missing.recommendation())) {
        return i;
      }
    }
    return -1;
  }

  private static LedgerEntry added(
      List<LedgerEntry> entries, MissingAction missing, String reason) {
    int last = entries.stream().mapToInt(e -> e.candidate().id().number()).max().orElse(0);
    var source =
        new Source(CriticalActions.ORIGIN, missing.recommendation(), last, Source.Step.ADDED);
    var candidate =
        new CandidateAction(new CandidateId(last + 1), missing.recommendation(), List.of(source));
    return new LedgerEntry(candidate, Decision.UNRESOLVED, reason);
  }
}
