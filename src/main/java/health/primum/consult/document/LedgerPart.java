package health.primum.consult.document;

import health.primum.agent.AgentId;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.Conflict;
import health.primum.consensus.Decision;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.MemberRating;
import health.primum.consensus.RatingSummary;
import health.primum.consensus.StatedDifference;
import health.primum.consult.Advice;
import health.primum.consult.Dissent;
import health.primum.consult.document.AdviceDocument.Action;
import health.primum.consult.document.AdviceDocument.Alert;
import health.primum.consult.document.AdviceDocument.Difference;
import health.primum.consult.document.AdviceDocument.Entry;
import health.primum.consult.document.AdviceDocument.Opposites;
import health.primum.consult.document.AdviceDocument.Plan;
import health.primum.consult.document.AdviceDocument.Quote;
import health.primum.consult.document.AdviceDocument.Rated;
import health.primum.consult.document.AdviceDocument.Said;
import health.primum.consult.document.AdviceDocument.Score;
import health.primum.consult.document.AdviceDocument.Unsettled;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The plan and the ledger behind it. */
final class LedgerPart {
  private LedgerPart() {}

  static Plan plan(Advice.Advised advised) {
    List<CandidateAction> recommended =
        advised.ledger().decided(Decision.RECOMMEND).stream().map(LedgerEntry::candidate).toList();
    return new Plan(
        advised.plan().assessment(),
        recommended.stream()
            .map(
                c ->
                    action(
                        c.id().toString(),
                        c.action(),
                        names(c.proposers()),
                        names(c.addedBy()),
                        c.differences().stream().map(LedgerPart::unsettled).toList()))
            .toList());
  }

  static Action action(
      @Nullable String candidate,
      Recommendation r,
      List<String> proposedBy,
      List<String> addedBy,
      List<Unsettled> toSettle) {
    return new Action(
        candidate,
        r.text(),
        r.condition(),
        r.category().label(),
        lower(r.intent()),
        lower(r.urgency()),
        r.rationale(),
        r.context(),
        proposedBy,
        addedBy,
        toSettle);
  }

  static List<Entry> entries(Ledger ledger) {
    return ledger.entries().stream().map(LedgerPart::entry).toList();
  }

  private static Entry entry(LedgerEntry entry) {
    return new Entry(
        entry.candidate().id().toString(),
        entry.candidate().action().statement(),
        lower(entry.candidate().action().intent()),
        entry.decision().name(),
        entry.reason(),
        entry.candidate().sources().stream()
            .map(
                source ->
                    new Quote(
                        source.agent().value(), source.words().statement(), lower(source.step())))
            .toList(),
        entry.ratings().stream()
            .map(r -> new Score(r.agent().value(), r.score().score(), r.reason()))
            .toList(),
        rated(entry.ratings()),
        entry.findings().stream().map(GuardFinding::rule).distinct().toList(),
        entry.decidedBefore() == null ? null : entry.decidedBefore().name(),
        entry.candidate().differences().stream().map(LedgerPart::unsettled).toList());
  }

  private static @Nullable Rated rated(List<MemberRating> ratings) {
    if (ratings.isEmpty()) {
      return null;
    }
    RatingSummary summary = RatingSummary.of(ratings);
    List<Integer> counts =
        IntStream.rangeClosed(1, 9)
            .mapToObj(s -> (int) ratings.stream().filter(r -> r.score().score() == s).count())
            .toList();
    return new Rated(
        counts, summary.median(), summary.ipr(), summary.ipras(), summary.isDisagreement());
  }

  static List<Alert> alerts(Ledger ledger) {
    return ledger.findings().stream()
        .map(
            f ->
                new Alert(
                    f.rule(),
                    f.severity().name(),
                    f.candidates().stream().map(Object::toString).toList(),
                    f.message(),
                    f.source()))
        .toList();
  }

  static List<Opposites> conflicts(Ledger ledger) {
    return ledger.openConflicts().stream().map(c -> opposites(ledger, c)).toList();
  }

  private static Opposites opposites(Ledger ledger, Conflict conflict) {
    boolean first = isRecommended(ledger, conflict.first().toString());
    boolean second = isRecommended(ledger, conflict.second().toString());
    String outcome =
        first && second
            ? "both are in the plan: check them together"
            : first
                ? conflict.first() + " stays in the plan"
                : second
                    ? conflict.second() + " stays in the plan"
                    : "neither is recommended: for the clinician to decide";
    return new Opposites(
        List.of(conflict.first().toString(), conflict.second().toString()),
        conflict.isCertain(),
        "%s and %s %s; %s"
            .formatted(
                conflict.first(),
                conflict.second(),
                conflict.isCertain() ? "contradict each other" : "may contradict each other",
                outcome));
  }

  private static boolean isRecommended(Ledger ledger, String candidate) {
    return ledger.decided(Decision.RECOMMEND).stream()
        .anyMatch(entry -> entry.candidate().id().toString().equals(candidate));
  }

  static List<Difference> dissent(List<Dissent> dissent) {
    return dissent.stream()
        .map(d -> new Difference(d.member().value(), d.candidate().toString(), lower(d.kind())))
        .toList();
  }

  private static Unsettled unsettled(StatedDifference difference) {
    return new Unsettled(
        lower(difference.kind()),
        difference.values().stream()
            .map(v -> new Said(v.value(), v.agents().stream().map(Object::toString).toList()))
            .toList());
  }

  private static List<String> names(Collection<AgentId> agents) {
    return agents.stream().map(AgentId::value).toList();
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
