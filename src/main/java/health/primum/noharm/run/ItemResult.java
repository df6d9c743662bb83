package health.primum.noharm.run;

import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.score.RecordScore;
import java.util.Objects;

/** What came of one arm's answer to one text in one trial, by one judge. */
public sealed interface ItemResult {
  CaseVariant variant();

  int trial();

  /** It was answered and judged. */
  record Scored(CaseVariant variant, int trial, String judge, RecordScore score)
      implements ItemResult {
    public Scored {
      Objects.requireNonNull(variant, "variant");
      Objects.requireNonNull(judge, "judge");
      Objects.requireNonNull(score, "score");
    }
  }

  /** It was not; {@code detail} carries no case text. */
  record Unscored(CaseVariant variant, int trial, UnscoredReason reason, String detail)
      implements ItemResult {
    public Unscored {
      Objects.requireNonNull(variant, "variant");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
