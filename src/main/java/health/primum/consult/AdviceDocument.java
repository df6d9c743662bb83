package health.primum.consult;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Edits;
import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import health.primum.agent.Review;
import health.primum.agent.Vote;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.Decision;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.StatedDifference;
import health.primum.consult.evaluation.Evaluated;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Advice as plain data, in the one shape that every way out shows: REST, command line and whatever
 * comes later.
 *
 * @param notice that this is advice for a clinician to review
 * @param labels what a reader must know first, e.g. that answers were scripted
 * @param outcome {@code advised} or {@code escalated}
 * @param escalation why no plan counts; absent when advised
 * @param evaluated report and date of this configuration's evaluation, {@code stale} when only
 *     another configuration of the team was evaluated, or {@code never}
 * @param plan the team's plan; absent when escalated
 * @param ledger every candidate; empty when escalated
 * @param alerts what the deterministic guards found, gravest first; empty when escalated
 * @param dissent where members differ from the plan
 * @param members every member's part, by agent id or in the order in which they were asked
 * @param votes every ballot that members were asked for; empty where nothing was rated
 * @param drafts the plan before each review; empty where nothing was reviewed
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
    List<Alert> alerts,
    List<Difference> dissent,
    List<Member> members,
    List<Ballot> votes,
    List<DraftPlan> drafts,
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

  /**
   * A candidate and what became of it; {@code findings} names the rules that have something against
   * it, {@code decidedBefore} stands only where they changed the decision.
   *
   * @param differences what its proposers do not agree on, to be settled by a person
   */
  public record Entry(
      String candidate,
      String text,
      String intent,
      String decision,
      String reason,
      List<Quote> sources,
      List<Score> ratings,
      List<String> findings,
      @Nullable String decidedBefore,
      List<Unsettled> differences) {}

  /** A finding of a deterministic guard, about one or more candidates. */
  public record Alert(
      String rule, String severity, List<String> candidates, String message, String source) {}

  /** What proposers of one action do not agree on, e.g. its {@code dose}. */
  public record Unsettled(String kind, List<Said> values) {}

  /** A value and who gave it. */
  public record Said(String value, List<String> agents) {}

  /** How a member rated a candidate, 1 to 9. */
  public record Score(String agent, int score, String reason) {}

  /** What came of a ballot: {@code rated} or {@code abstained}. */
  public record Ballot(
      String agent,
      String outcome,
      @Nullable String failure,
      @Nullable String detail,
      int rated,
      long tookMillis,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd) {}

  /** A plan as it stood before it was reviewed. */
  public record DraftPlan(String by, List<String> recommendations) {}

  /** What a guardian did to an item of the plan it saw: {@code removed} or {@code changed}. */
  public record Edit(int item, String kind, @Nullable String text, String reason) {}

  /** Who said a candidate, in which words. */
  public record Quote(String agent, String words) {}

  /** Where a member differs: {@code omitted} or {@code outvoted}. */
  public record Difference(String agent, String candidate, String kind) {}

  /**
   * A member's part: it {@code proposed}, {@code reviewed} or {@code abstained}. {@code failure}
   * and {@code detail} stand only where it abstained, {@code edits} and {@code additions} only
   * where it reviewed.
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
      List<Edit> edits,
      List<Action> additions,
      long tookMillis,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd,
      String fingerprint) {}

  /** How it came about; {@code costUsd} is a lower bound unless {@code costComplete}. */
  public record Source(
      String consult,
      String team,
      String protocol,
      int quorum,
      String teamFingerprint,
      String startedAt,
      long elapsedMillis,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd,
      boolean costComplete) {}

  /** Of a team of which no evaluation is known. */
  public static AdviceDocument of(Advice advice) {
    return of(advice, new Evaluated.Never());
  }

  /** With what is known of the team's evaluation. */
  public static AdviceDocument of(Advice advice, Evaluated evaluated) {
    Provenance provenance = advice.provenance();
    return new AdviceDocument(
        NOTICE,
        labels(advice, evaluated),
        advice instanceof Advice.Advised ? "advised" : "escalated",
        advice instanceof Advice.Escalated(var reason, var partial, var any) ? reason.name() : null,
        evaluated.brief(),
        advice instanceof Advice.Advised advised ? plan(advised) : null,
        advice instanceof Advice.Advised advised
            ? advised.ledger().entries().stream().map(AdviceDocument::entry).toList()
            : List.of(),
        advice instanceof Advice.Advised advised ? alerts(advised) : List.of(),
        advice instanceof Advice.Advised advised
            ? advised.dissent().stream()
                .map(
                    d ->
                        new Difference(
                            d.member().value(), d.candidate().toString(), lower(d.kind())))
                .toList()
            : List.of(),
        provenance.members().stream().map(AdviceDocument::member).toList(),
        provenance.votes().stream().map(AdviceDocument::ballot).toList(),
        provenance.drafts().stream().map(AdviceDocument::draft).toList(),
        source(provenance));
  }

  private static List<String> labels(Advice advice, Evaluated evaluated) {
    Provenance provenance = advice.provenance();
    var labels = new ArrayList<String>();
    if (provenance.origins().contains(Origin.SCRIPTED)) {
      labels.add("SCRIPTED: answers written by hand for a synthetic case; no model was asked");
    }
    if (provenance.origins().contains(Origin.RECORDED)) {
      labels.add("RECORDED: answers kept from an earlier run; no model was asked now");
    }
    if (provenance.origins().equals(Set.of(Origin.RULES))) {
      labels.add(
          "RULES ONLY: from written checklists, which know little of the case; no model was asked");
    }
    for (Alarm alarm : provenance.alarms()) {
      labels.add(
          "TIME-CRITICAL: "
              + alarm.text()
              + " (rule "
              + alarm.rule()
              + ", by \""
              + alarm.phrase()
              + "\")");
    }
    for (Provenance.Member member : provenance.members()) {
      if (member.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " gave no answer (" + failure + ")");
      }
    }
    for (Provenance.Member vote : provenance.votes()) {
      if (vote.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " gave no ratings (" + failure + ")");
      }
    }
    if (advice instanceof Advice.Advised advised) {
      int findings = advised.ledger().findings().size();
      if (findings > 0) {
        labels.add(
            "ALERT: "
                + findings
                + (findings == 1 ? " finding" : " findings")
                + " of the safety checks");
      }
      int unresolved = advised.ledger().decided(Decision.UNRESOLVED).size();
      if (unresolved > 0) {
        labels.add(
            "UNRESOLVED: " + unresolved + " proposed actions are for the clinician to decide");
      }
    }
    if (advice instanceof Advice.Advised advised && advised.plan().recommendations().isEmpty()) {
      labels.add("NO CONSENSUS: the team agreed on nothing; read what its members proposed");
    }
    switch (evaluated) {
      case Evaluated.Current current -> {}
      case Evaluated.Stale(var old) ->
          labels.add(
              "NOT EVALUATED: this team was evaluated on "
                  + old.date()
                  + " with another configuration");
      case Evaluated.Never never ->
          labels.add("NOT EVALUATED: this team's configuration has no evaluation report");
    }
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
        lower(entry.candidate().action().intent()),
        entry.decision().name(),
        entry.reason(),
        entry.candidate().sources().stream()
            .map(source -> new Quote(source.agent().value(), source.words().statement()))
            .toList(),
        entry.ratings().stream()
            .map(r -> new Score(r.agent().value(), r.score().score(), r.reason()))
            .toList(),
        entry.findings().stream().map(GuardFinding::rule).distinct().toList(),
        entry.decidedBefore() == null ? null : entry.decidedBefore().name(),
        entry.candidate().differences().stream().map(AdviceDocument::unsettled).toList());
  }

  private static List<Alert> alerts(Advice.Advised advised) {
    return advised.ledger().findings().stream()
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

  private static Unsettled unsettled(StatedDifference difference) {
    return new Unsettled(
        lower(difference.kind()),
        difference.values().stream()
            .map(v -> new Said(v.value(), v.agents().stream().map(Object::toString).toList()))
            .toList());
  }

  private static Ballot ballot(Provenance.Member member) {
    @Nullable Abstention abstention = member.answer() instanceof Abstention a ? a : null;
    return new Ballot(
        member.agent().id().value(),
        abstention == null ? "rated" : "abstained",
        abstention == null ? null : abstention.failure().name(),
        abstention == null ? null : abstention.detail(),
        member.answer() instanceof Vote vote ? vote.ballot().ratings().size() : 0,
        member.took().toMillis(),
        member.answer().usage().inputTokens(),
        member.answer().usage().outputTokens(),
        dollars(member.cost()));
  }

  private static DraftPlan draft(Draft draft) {
    return new DraftPlan(
        draft.by().value(),
        draft.plan().recommendations().stream().map(Recommendation::statement).toList());
  }

  private static Member member(Provenance.Member member) {
    AgentSpec agent = member.agent();
    @Nullable Proposal proposal = member.answer() instanceof Proposal p ? p : null;
    @Nullable Abstention abstention = member.answer() instanceof Abstention a ? a : null;
    @Nullable Edits edits = member.answer() instanceof Edits e ? e : null;
    return new Member(
        agent.id().value(),
        agent.role(),
        agent.source().provider(),
        agent.model(),
        member.origin().name(),
        abstention != null ? "abstained" : edits != null ? "reviewed" : "proposed",
        abstention == null ? null : abstention.failure().name(),
        abstention == null ? null : abstention.detail(),
        proposal == null ? null : proposal.plan().assessment(),
        proposal == null ? List.of() : actions(proposal.plan().recommendations()),
        edits == null
            ? List.of()
            : edits.review().edits().stream().map(AdviceDocument::edit).toList(),
        edits == null ? List.of() : actions(edits.review().additions()),
        member.took().toMillis(),
        member.answer().usage().inputTokens(),
        member.answer().usage().outputTokens(),
        dollars(member.cost()),
        agent.fingerprint().sha256());
  }

  private static List<Action> actions(List<Recommendation> recommendations) {
    return recommendations.stream().map(r -> action(null, r, List.of())).toList();
  }

  private static Edit edit(Review.Edit edit) {
    return switch (edit) {
      case Review.Removal removal -> new Edit(removal.item(), "removed", null, removal.reason());
      case Review.Change change ->
          new Edit(change.item(), "changed", change.replacement().statement(), change.reason());
    };
  }

  private static @Nullable String dollars(@Nullable BigDecimal cost) {
    return cost == null ? null : cost.toPlainString();
  }

  private static Source source(Provenance provenance) {
    return new Source(
        provenance.consult().value(),
        provenance.team().id().value(),
        provenance.team().protocol().label(),
        provenance.team().quorum(),
        provenance.team().fingerprint().sha256(),
        provenance.startedAt().toString(),
        provenance.elapsed().toMillis(),
        provenance.usage().inputTokens(),
        provenance.usage().outputTokens(),
        dollars(provenance.cost()),
        provenance.isCostComplete());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
