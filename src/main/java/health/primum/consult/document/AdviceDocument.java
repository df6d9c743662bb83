package health.primum.consult.document;

import health.primum.consult.Advice;
import health.primum.consult.Advice.Advised;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.consult.evaluation.Evaluated;
import java.util.List;
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
 * @param conflicts pairs of candidates that contradict each other; never both are recommended
 * @param dissent where members differ from the plan
 * @param members every member's part, by agent id or in the order in which they were asked
 * @param adjudications what a member decided where the matcher was in doubt; mostly empty
 * @param omissionChecks what guardians added to the pool; empty where none was asked
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
    List<Opposites> conflicts,
    List<Difference> dissent,
    List<Member> members,
    List<Judged> adjudications,
    List<Check> omissionChecks,
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

  /**
   * An action; {@code candidate}, {@code proposedBy} and {@code addedBy} (in the omission check)
   * are absent in a member's own words.
   *
   * @param toSettle what its authors do not agree on: the text shows one of several values
   */
  public record Action(
      @Nullable String candidate,
      String text,
      String condition,
      String category,
      String intent,
      String urgency,
      String rationale,
      String context,
      List<String> proposedBy,
      List<String> addedBy,
      List<Unsettled> toSettle) {}

  /**
   * A candidate and what became of it; {@code findings} names the rules that have something against
   * it, {@code decidedBefore} stands only where they changed the decision.
   *
   * @param rated what the ratings come to; absent where nobody rated it
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
      @Nullable Rated rated,
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

  /**
   * Ratings summed up by the RAND/UCLA method.
   *
   * @param distribution nine counts: how many members gave a 1, a 2, ... a 9
   * @param median 1 to 9
   * @param ipr interpercentile range, 30th to 70th percentile
   * @param ipras the range beyond which there is disagreement
   */
  public record Rated(
      List<Integer> distribution, double median, double ipr, double ipras, boolean disagreement) {}

  /** Two candidates that contradict each other, certainly or perhaps, and what became of them. */
  public record Opposites(List<String> candidates, boolean certain, String message) {}

  /**
   * What came of the question which wordings are one action: {@code ruled} or {@code abstained}.
   */
  public record Judged(
      String agent,
      String outcome,
      @Nullable String failure,
      @Nullable String detail,
      List<Ruling> rulings,
      long tookMillis,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd) {}

  /** Whether two wordings are one action; {@code applied} when they stand as one. */
  public record Ruling(String first, String second, boolean same, String reason, boolean applied) {}

  /** What came of an omission check: {@code added}, {@code nothing} or {@code abstained}. */
  public record Check(
      String agent,
      String outcome,
      @Nullable String failure,
      @Nullable String detail,
      List<Action> additions,
      long tookMillis,
      long inputTokens,
      long outputTokens,
      @Nullable String costUsd) {}

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

  /** Who said a candidate, in which words: {@code proposed} blind, or {@code added} later. */
  public record Quote(String agent, String words, String step) {}

  /** Where a member differs: {@code omitted} or {@code outvoted}. */
  public record Difference(String agent, String candidate, String kind) {}

  /**
   * A member's part: it {@code proposed}, {@code reviewed}, {@code abstained}, or had {@code
   * nothing} to say (written rules that do not apply). {@code failure} and {@code detail} stand
   * only where it abstained, {@code edits} and {@code additions} only where it reviewed.
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
    @Nullable Advised advised = advice instanceof Advised a ? a : null;
    return new AdviceDocument(
        NOTICE,
        Labels.of(advice, evaluated),
        advised == null ? "escalated" : "advised",
        advice instanceof Advice.Escalated(var reason, var partial, var any) ? reason.name() : null,
        evaluated.brief(),
        advised == null ? null : LedgerPart.plan(advised),
        advised == null ? List.of() : LedgerPart.entries(advised.ledger()),
        advised == null ? List.of() : LedgerPart.alerts(advised.ledger()),
        advised == null ? List.of() : LedgerPart.conflicts(advised.ledger()),
        advised == null ? List.of() : LedgerPart.dissent(advised.dissent()),
        provenance.members().stream().map(MemberPart::member).toList(),
        provenance.at(Step.ADJUDICATE).stream()
            .map(call -> MemberPart.judged(call, advised))
            .toList(),
        provenance.at(Step.CHECK).stream().map(MemberPart::check).toList(),
        provenance.at(Step.RATE).stream().map(MemberPart::ballot).toList(),
        provenance.drafts().stream().map(MemberPart::draft).toList(),
        MemberPart.source(provenance));
  }
}
