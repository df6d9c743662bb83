package health.primum.consult.journal;

import health.primum.consult.document.AdviceDocument;
import org.jspecify.annotations.Nullable;

/**
 * How a consult ended.
 *
 * @param state a final one
 * @param failure why, when it {@link State#FAILED}
 * @param advice when it was advised or escalated
 */
public record Ending(State state, @Nullable String failure, @Nullable AdviceDocument advice) {
  public Ending {
    boolean advised = state == State.ADVISED || state == State.ESCALATED;
    if (!state.isFinal()
        || advised != (advice != null)
        || (state == State.FAILED) != (failure != null)) {
      throw new IllegalArgumentException("not how a consult ends: " + state);
    }
  }

  /** With advice. */
  public static Ending with(AdviceDocument advice) {
    return new Ending(
        advice.plan() == null ? State.ESCALATED : State.ADVISED, /* failure= */ null, advice);
  }

  /** Without, for a reason of the service's own. */
  public static Ending failed(String why) {
    return new Ending(State.FAILED, why, /* advice= */ null);
  }

  @Override
  public String toString() {
    return "Ending[" + state + "]";
  }
}
