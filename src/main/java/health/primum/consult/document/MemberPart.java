package health.primum.consult.document;

import health.primum.agent.Abstention;
import health.primum.agent.Adjudication;
import health.primum.agent.AgentSpec;
import health.primum.agent.Edits;
import health.primum.agent.Proposal;
import health.primum.agent.Review;
import health.primum.agent.Vote;
import health.primum.clinical.Recommendation;
import health.primum.consult.Advice.Advised;
import health.primum.consult.Draft;
import health.primum.consult.Provenance;
import health.primum.consult.document.AdviceDocument.Action;
import health.primum.consult.document.AdviceDocument.Ballot;
import health.primum.consult.document.AdviceDocument.Check;
import health.primum.consult.document.AdviceDocument.DraftPlan;
import health.primum.consult.document.AdviceDocument.Edit;
import health.primum.consult.document.AdviceDocument.Judged;
import health.primum.consult.document.AdviceDocument.Member;
import health.primum.consult.document.AdviceDocument.Ruling;
import health.primum.consult.document.AdviceDocument.Source;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What each member did, and how the advice came about. */
final class MemberPart {
  private MemberPart() {}

  static Member member(Provenance.Member member) {
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
        outcome(member),
        abstention == null ? null : abstention.failure().name(),
        abstention == null ? null : abstention.detail(),
        proposal == null ? null : proposal.plan().assessment(),
        proposal == null ? List.of() : actions(proposal.plan().recommendations()),
        edits == null ? List.of() : edits.review().edits().stream().map(MemberPart::edit).toList(),
        edits == null ? List.of() : actions(edits.review().additions()),
        member.took().toMillis(),
        member.answer().usage().inputTokens(),
        member.answer().usage().outputTokens(),
        dollars(member.cost()),
        agent.fingerprint().sha256());
  }

  private static String outcome(Provenance.Member member) {
    return switch (member.answer()) {
      case Abstention abstention -> "abstained";
      case Edits edits -> "reviewed";
      case Proposal proposal ->
          proposal.plan().recommendations().isEmpty() ? "nothing" : "proposed";
      case Vote vote -> "rated";
      case Adjudication adjudication -> "ruled";
    };
  }

  private static List<Action> actions(List<Recommendation> recommendations) {
    return recommendations.stream()
        .map(r -> LedgerPart.action(null, r, List.of(), List.of(), List.of()))
        .toList();
  }

  private static Edit edit(Review.Edit edit) {
    return switch (edit) {
      case Review.Removal removal -> new Edit(removal.item(), "removed", null, removal.reason());
      case Review.Change change ->
          new Edit(change.item(), "changed", change.replacement().statement(), change.reason());
    };
  }

  static Check check(Provenance.Member member) {
    @Nullable Abstention abstention = member.answer() instanceof Abstention a ? a : null;
    List<Recommendation> added =
        member.answer() instanceof Proposal p ? p.plan().recommendations() : List.of();
    return new Check(
        member.agent().id().value(),
        abstention != null ? "abstained" : added.isEmpty() ? "nothing" : "added",
        abstention == null ? null : abstention.failure().name(),
        abstention == null ? null : abstention.detail(),
        actions(added),
        member.took().toMillis(),
        member.answer().usage().inputTokens(),
        member.answer().usage().outputTokens(),
        dollars(member.cost()));
  }

  static Judged judged(Provenance.Member member, @Nullable Advised advised) {
    @Nullable Abstention abstention = member.answer() instanceof Abstention a ? a : null;
    List<Adjudication.Ruling> rulings =
        member.answer() instanceof Adjudication a ? a.rulings() : List.of();
    return new Judged(
        member.agent().id().value(),
        abstention == null ? "ruled" : "abstained",
        abstention == null ? null : abstention.failure().name(),
        abstention == null ? null : abstention.detail(),
        rulings.stream()
            .map(r -> new Ruling(r.first(), r.second(), r.isSame(), r.reason(), isOne(r, advised)))
            .toList(),
        member.took().toMillis(),
        member.answer().usage().inputTokens(),
        member.answer().usage().outputTokens(),
        dollars(member.cost()));
  }

  /** Whether both wordings stand in one candidate. */
  private static boolean isOne(Adjudication.Ruling ruling, @Nullable Advised advised) {
    return advised != null
        && advised.ledger().entries().stream()
            .map(
                entry ->
                    entry.candidate().sources().stream()
                        .map(source -> source.words().statement().replaceAll("\\s+", " "))
                        .toList())
            .anyMatch(said -> said.contains(ruling.first()) && said.contains(ruling.second()));
  }

  static Ballot ballot(Provenance.Member member) {
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

  static DraftPlan draft(Draft draft) {
    return new DraftPlan(
        draft.by().value(),
        draft.plan().recommendations().stream().map(Recommendation::statement).toList());
  }

  static Source source(Provenance provenance) {
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

  private static @Nullable String dollars(@Nullable BigDecimal cost) {
    return cost == null ? null : cost.toPlainString();
  }
}
