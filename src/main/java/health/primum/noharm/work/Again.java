package health.primum.noharm.work;

import health.primum.agent.Failure;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.UnscoredReason;
import java.util.List;

/**
 * What a resumed run tries again: what time, money, a key or a provider in order can mend. A
 * refusal or an answer out of shape is what the model said, and asking until it says something else
 * would choose among its answers.
 */
public final class Again {
  private Again() {}

  /** Whether a call that ended so is made again. */
  public static boolean isTried(Failure failure) {
    return switch (failure) {
      case TIMED_OUT, RATE_LIMITED, UNAVAILABLE, UNAUTHORISED, CANCELLED, BUDGET -> true;
      case REFUSED, UNPARSEABLE, TRUNCATED -> false;
    };
  }

  /** Whether an answer is judged again: when a judge could not be reached, waited for or paid. */
  public static boolean isTried(List<Judgement> judgements) {
    return judgements.stream()
        .anyMatch(
            judgement ->
                judgement instanceof Judgement.Undecided(var reason, var detail)
                    && isTried(reason));
  }

  private static boolean isTried(UnscoredReason reason) {
    return switch (reason) {
      case JUDGE_TIMED_OUT, JUDGE_UNAVAILABLE, JUDGE_BUDGET -> true;
      case NO_ANSWER,
          EMPTY_ANSWER,
          ESCALATED,
          BUDGET,
          NO_VERDICT,
          VERDICT_OF_ANOTHER_ANSWER,
          VERDICT_INCOMPLETE,
          VERDICT_OF_ANOTHER_RUBRIC,
          VERDICT_CONTRADICTORY,
          JUDGE_REFUSED,
          JUDGE_UNREADABLE,
          NO_GRADES ->
          false;
    };
  }
}
