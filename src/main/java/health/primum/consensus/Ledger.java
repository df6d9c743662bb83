package health.primum.consensus;

import health.primum.agent.Proposal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every candidate with its sources, decision and reason.
 *
 * <p>A ledger cannot be made for proposals it does not account for: building it checks that every
 * recommendation of every proposal is a source of exactly one candidate.
 *
 * @param conflicts pairs of candidates that contradict each other, whatever was decided on them
 */
public record Ledger(List<LedgerEntry> entries, List<Conflict> conflicts) {
  public Ledger {
    entries = List.copyOf(entries);
    conflicts = List.copyOf(conflicts);
  }

  /** One whose candidates do not contradict each other. */
  public Ledger(List<LedgerEntry> entries) {
    this(entries, List.of());
  }

  /**
   * The same, conflicts found and settled; and what members rejected is open again where the guards
   * hold back what it contradicts.
   */
  public Ledger settled(ActionMatcher matcher) {
    Conflicts found =
        Conflicts.among(entries.stream().map(LedgerEntry::candidate).toList(), matcher);
    return new Ledger(found.reopen(found.settle(entries)), found.pairs());
  }

  /** The conflicts that matter to a reader: neither side is out for another reason. */
  public List<Conflict> openConflicts() {
    Set<CandidateId> open =
        entries.stream()
            .filter(e -> e.decision() == Decision.RECOMMEND || e.decision() == Decision.UNRESOLVED)
            .map(entry -> entry.candidate().id())
            .collect(Collectors.toSet());
    return conflicts.stream()
        .filter(c -> open.contains(c.first()) && open.contains(c.second()))
        .toList();
  }

  /**
   * The ledger of these proposals.
   *
   * @throws IllegalStateException when something proposed is missing or counted twice: a fault of
   *     the program
   */
  public static Ledger of(List<LedgerEntry> entries, List<Proposal> proposals) {
    return of(entries, proposals, List.of());
  }

  /**
   * The ledger of proposals and of what the omission check added to them.
   *
   * @throws IllegalStateException when something said is missing or counted twice
   */
  public static Ledger of(
      List<LedgerEntry> entries, List<Proposal> proposals, List<Proposal> additions) {
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
    Set<Source> said =
        Stream.concat(
                CandidatePool.sources(proposals, Source.Step.PROPOSED),
                CandidatePool.sources(additions, Source.Step.ADDED))
            .collect(Collectors.toSet());
    for (Source source : said) {
      if (!accounted.contains(source)) {
        throw new IllegalStateException(
            "the ledger lost recommendation " + source.position() + " of " + source.agent());
      }
    }
    if (accounted.size() != said.size()) {
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
