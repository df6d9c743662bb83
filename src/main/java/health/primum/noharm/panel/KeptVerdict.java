package health.primum.noharm.panel;

import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judgement.Judged;
import java.util.Objects;

/** A verdict with the answer it was passed on, so that it can be kept and used again. */
public record KeptVerdict(Answer answer, Judged judged) {
  public KeptVerdict {
    Objects.requireNonNull(answer, "answer");
    Objects.requireNonNull(judged, "judged");
  }

  @Override
  public String toString() {
    return "KeptVerdict[" + answer + ", " + judged.judge() + "]";
  }
}
