package health.primum.consensus;

import health.primum.fault.Require;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A candidate and what became of it.
 *
 * @param candidate the action with who said it
 * @param decision its fate
 * @param reason one sentence for the reader, never blank
 * @param ratings how members rated it, by member; empty where nobody was asked to
 * @param findings what the guards have against it; empty where they have nothing
 * @param decidedBefore the members' decision where a finding changed it, else null
 */
public record LedgerEntry(
    CandidateAction candidate,
    Decision decision,
    String reason,
    List<MemberRating> ratings,
    List<GuardFinding> findings,
    @Nullable Decision decidedBefore) {
  private static final int LONGEST_REASON = 2_000;

  public LedgerEntry {
    Objects.requireNonNull(candidate, "candidate");
    Objects.requireNonNull(decision, "decision");
    Require.text("reason", reason, LONGEST_REASON);
    ratings = List.copyOf(ratings);
    findings = List.copyOf(findings);
    if (decidedBefore != null && findings.isEmpty()) {
      throw new IllegalArgumentException(
          "the decision on " + candidate.id() + " was changed without a finding");
    }
  }

  /** A candidate that no guard has looked at. */
  public LedgerEntry(
      CandidateAction candidate, Decision decision, String reason, List<MemberRating> ratings) {
    this(candidate, decision, reason, ratings, List.of(), null);
  }

  /** A candidate that was not rated. */
  public LedgerEntry(CandidateAction candidate, Decision decision, String reason) {
    this(candidate, decision, reason, List.of());
  }

  /** The same, left to the clinician for a further reason. */
  public LedgerEntry leftOpen(String why) {
    int most = Math.max(0, LONGEST_REASON - why.length() - 2);
    String said = reason.substring(0, Math.min(reason.length(), most));
    return new LedgerEntry(
        candidate, Decision.UNRESOLVED, said + "; " + why, ratings, findings, decidedBefore);
  }

  /** The same, out of the plan for a reason that stands before what was decided. */
  public LedgerEntry fallen(String why) {
    String said = reason.substring(0, Math.min(reason.length(), LONGEST_REASON - why.length() - 2));
    return new LedgerEntry(
        candidate, Decision.NOT_RECOMMENDED, why + "; " + said, ratings, findings, decidedBefore);
  }

  /** The same with findings that leave the decision as it is. */
  public LedgerEntry with(List<GuardFinding> shown) {
    return new LedgerEntry(candidate, decision, reason, ratings, shown, decidedBefore);
  }

  /** The same with findings that change the decision, the reason naming the one that does. */
  public LedgerEntry changed(Decision to, GuardFinding because, List<GuardFinding> all) {
    String why = "%s: %s Before the safety checks: ".formatted(because.rule(), because.message());
    String before = reason.substring(0, Math.min(reason.length(), LONGEST_REASON - why.length()));
    return new LedgerEntry(candidate, to, why + before, ratings, all, decision);
  }
}
