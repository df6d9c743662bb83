package health.primum.consult;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Origin;
import health.primum.agent.Price;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Advice as plain data, in the one shape that every way out shows: REST, command line and whatever
 * comes later.
 *
 * @param notice that this is advice for a clinician to review
 * @param labels what a reader must know first, e.g. that answers were scripted
 * @param outcome {@code advised} or {@code escalated}
 * @param escalation why no plan counts; absent when advised
 * @param evaluated when and how this team was evaluated; {@code never} until it was
 * @param plan the team's plan; absent when escalated
 * @param ledger every candidate; empty when escalated
 * @param dissent where members differ from the plan
 * @param members every member's part, by agent id
 * @param provenance how it came about
 */
public record AdviceDocument(
    String notice,
    List<String> labels,
    String outcome,
    @Nullable String escalation,
    String evaluated,
    @Nullable Plan plan,
    List<Entry> ledger,
    List<Difference> dissent,
    List<Member> members,
    Source provenance) {
  public static final String NOTICE =
      "Advice for a clinician to review. Not a diagnosis or an order; check it against the patient before acting.";

  /**
   * A plan.
   *
   * @param assessment may be empty: several members' assessments are not merged but stand with the
   *     members
   */
  public record Plan(String assessment, List<Action> recommendations) {}

  /** An action; {@code candidate} and {@code proposedBy} are absent in a member's own words. */
  public record Action(
      @Nullable String candidate,
      String text,
      String condition,
      String category,
      String intent,
      String urgency,
      String rationale,
      String context,
      List<String> proposedBy) {}

  /** A candidate and what became of it. */
  public record Entry(
      String candidate, String text, String decision, String reason, List<Quote> sources) {}

  /** Who said a candidate, in which words. */
  public record Quote(String agent, String words) {}

  /** Where a member differs: {@code omitted} or {@code outvoted}. */
  public record Difference(String agent, String candidate, String kind) {}

  /**
   * A member's part; {@code failure} and {@code detail} only where it abstained, the others only
   * where it proposed.
   */
  public record Member(
      String agent,
      String role,
      String provider,
      String model,
      String origin,
      String outcome,
      @Nullable String failure,
      @Nullable String detail,
      @Nullable String assessment,
      List<Action> recommendations,
      long tookMillis,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd,
      String fingerprint) {}

  /** How it came about. */
  public record Source(
      String consult,
      String team,
      String protocol,
      int quorum,
      String teamFingerprint,
      String startedAt,
      long elapsedMillis) {}

  public static AdviceDocument of(Advice advice) {
    Provenance provenance = advice.provenance();
    return new AdviceDocument(
        NOTICE,
        labels(advice),
        advice instanceof Advice.Advised ? "advised" : "escalated",
        advice instanceof Advice.Escalated(var reason, var partial, var any) ? reason.name() : null,
        Provenance.EVALUATED,
        advice instanceof Advice.Advised advised ? plan(advised) : null,
        advice instanceof Advice.Advised advised
            ? advised.ledger().entries().stream().map(AdviceDocument::entry).toList()
            : List.of(),
        advice instanceof Advice.Advised advised
            ? advised.dissent().stream()
                .map(
                    d ->
                        new Difference(
                            d.member().value(), d.candidate().toString(), lower(d.kind())))
                .toList()
            : List.of(),
        provenance.members().stream().map(AdviceDocument::member).toList(),
        source(provenance));
  }

  private static List<String> labels(Advice advice) {
    Provenance provenance = advice.provenance();
    var labels = new ArrayList<String>();
    if (provenance.origins().contains(Origin.SCRIPTED)) {
      labels.add("SCRIPTED: answers written by hand for a synthetic case; no model was asked");
    }
    if (provenance.origins().contains(Origin.RECORDED)) {
      labels.add("RECORDED: answers kept from an earlier run; no model was asked now");
    }
    for (Provenance.Member member : provenance.members()) {
      if (member.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " gave no answer (" + failure + ")");
      }
    }
    if (advice instanceof Advice.Advised advised && advised.plan().recommendations().isEmpty()) {
      labels.add("NO CONSENSUS: the team agreed on nothing; read what its members proposed");
    }
    labels.add("NOT EVALUATED: this team's configuration has no evaluation report");
    return labels;
  }

  private static Plan plan(Advice.Advised advised) {
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
                        c.proposers().stream().map(Object::toString).toList()))
            .toList());
  }

  private static Action action(
      @Nullable String candidate, Recommendation r, List<String> proposedBy) {
    return new Action(
        candidate,
        r.text(),
        r.condition(),
        r.category().label(),
        lower(r.intent()),
        lower(r.urgency()),
        r.rationale(),
        r.context(),
        proposedBy);
  }

  private static Entry entry(LedgerEntry entry) {
    return new Entry(
        entry.candidate().id().toString(),
        entry.candidate().action().statement(),
        entry.decision().name(),
        entry.reason(),
        entry.candidate().sources().stream()
            .map(source -> new Quote(source.agent().value(), source.words().statement()))
            .toList());
  }

  private static Member member(Provenance.Member member) {
    AgentSpec agent = member.agent();
    @Nullable Proposal proposal = member.answer() instanceof Proposal p ? p : null;
    @Nullable Abstention abstention = member.answer() instanceof Abstention a ? a : null;
    return new Member(
        agent.id().value(),
        agent.role(),
        agent.source().provider(),
        agent.model(),
        (proposal == null ? agent.source().origin() : proposal.origin()).name(),
        proposal == null ? "abstained" : "proposed",
        abstention == null ? null : abstention.failure().name(),
        abstention == null ? null : abstention.detail(),
        proposal == null ? null : proposal.plan().assessment(),
        proposal == null
            ? List.of()
            : proposal.plan().recommendations().stream()
                .map(r -> action(null, r, List.of()))
                .toList(),
        member.took().toMillis(),
        member.answer().usage().inputTokens(),
        member.answer().usage().outputTokens(),
        cost(agent.price(), member.answer().usage()),
        agent.fingerprint().sha256());
  }

  /** Unknown where the price is. */
  private static @Nullable String cost(@Nullable Price price, Usage usage) {
    return price == null ? null : price.cost(usage).toPlainString();
  }

  private static Source source(Provenance provenance) {
    return new Source(
        provenance.consult().value(),
        provenance.team().id().value(),
        provenance.team().protocol().label(),
        provenance.team().quorum(),
        provenance.team().fingerprint().sha256(),
        provenance.startedAt().toString(),
        provenance.elapsed().toMillis());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
