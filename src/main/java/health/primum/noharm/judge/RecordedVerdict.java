package health.primum.noharm.judge;

import health.primum.clinical.CaseId;
import java.util.List;
import java.util.Objects;

/**
 * A verdict as it was kept.
 *
 * @param arm the arm whose answer was judged; empty when the record does not say
 * @param variant on which text
 * @param trial which repeat
 * @param judge who judged
 * @param responseLength code points of the answer that was judged, or -1 when the record does not
 *     say
 * @param verdicts on the options
 * @param actions found in the answer
 */
public record RecordedVerdict(
    String arm,
    CaseId variant,
    int trial,
    String judge,
    int responseLength,
    List<OptionVerdict> verdicts,
    List<ExtractedAction> actions) {
  public RecordedVerdict {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(judge, "judge");
    verdicts = List.copyOf(verdicts);
    actions = List.copyOf(actions);
  }
}
