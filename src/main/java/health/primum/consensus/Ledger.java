package health.primum.consensus;

import health.primum.agent.Proposal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Every candidate with its sources, decision and reason.
 *
 * <p>A ledger cannot be made for proposals it does not account for: building it checks that every
 * recommendation of every proposal is a source of exactly one candidate.
 */
public record Ledger(List<LedgerEntry> entries) {
  public Ledger {
    entries = List.copyOf(entries);
  }

  /**
   * The ledger of these proposals.
   *
   * @throws IllegalStateException when something proposed is missing or counted twice: a fault of
   *     the program
   */
  public static Ledger of(List<LedgerEntry> entries, List<Proposal> proposals) {
    var ledger = new Ledger(entries);
    Set<Source> accounted = new HashSet<>();
    for (LedgerEntry entry : entries) {
      for (Source source : entry.candidate().sources()) {
        if (!accounted.add(source)) {
          throw new IllegalStateException(
              "the ledger counts a recommendation of " + source.agent() + " twice");
        }
      }
    }
    int proposed = proposals.stream().mapToInt(p -> p.plan().recommendations().size()).sum();
    for (Proposal proposal : proposals) {
      for (int i = 0; i < proposal.plan().recommendations().size(); i++) {
        if (!accounted.contains(
            new Source(proposal.agent(), proposal.plan().recommendations().get(i), i))) {
          throw new IllegalStateException(
              "the ledger lost recommendation " + i + " of " + proposal.agent());
        }
      }
    }
    if (accounted.size() != proposed) {
      throw new IllegalStateException("the ledger holds recommendations that nobody proposed");
    }
    return ledger;
  }

  /** What the guards have against any candidate, each finding once, gravest first. */
  public List<GuardFinding> findings() {
    return entries.stream()
        .flatMap(entry -> entry.findings().stream())
        .distinct()
        .sorted(
            Comparator.comparing(GuardFinding::severity)
                .thenComparing(finding -> finding.candidates().getFirst())
                .thenComparing(GuardFinding::rule)
                .thenComparing(GuardFinding::message))
        .toList();
  }

  public List<LedgerEntry> decided(Decision decision) {
    return entries.stream().filter(entry -> entry.decision() == decision).toList();
  }
}
