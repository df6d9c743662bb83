package health.primum.noharm.judge;

import health.primum.consult.Spending;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a report says of the judge or judges behind its figures.
 *
 * @param judges each with its calibration
 * @param withheld why no headline figure may be shown; empty when it may
 * @param agreement of several judges; empty with one
 * @param remarks what was odd in their answers, without case text
 * @param spending what their models took
 */
public record Standing(
    List<Member> judges,
    Optional<String> withheld,
    Optional<Agreement> agreement,
    List<String> remarks,
    List<Spending.Item> spending) {
  /**
   * One judge.
   *
   * @param calibration of this very configuration; empty when it was never measured
   */
  public record Member(JudgeProfile profile, Optional<Calibration> calibration) {
    public Member {
      Objects.requireNonNull(profile, "profile");
      Objects.requireNonNull(calibration, "calibration");
    }
  }

  public Standing {
    judges = List.copyOf(judges);
    Objects.requireNonNull(withheld, "withheld");
    Objects.requireNonNull(agreement, "agreement");
    remarks = List.copyOf(remarks);
    spending = List.copyOf(spending);
  }

  /** A judge that was not calibrated and took nothing. */
  public static Standing of(JudgeProfile profile) {
    return new Standing(
        List.of(new Member(profile, Optional.empty())),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The same with what came of judging. */
  public Standing having(Optional<Agreement> agreed, List<String> odd, List<Spending.Item> spent) {
    return new Standing(judges, withheld, agreed, odd, spent);
  }
}
