package health.primum.noharm.judge;

import health.primum.clinical.CaseId;
import java.util.List;
import java.util.Objects;

/**
 * A verdict as it was kept.
 *
 * @param variant on which text
 * @param trial which repeat
 * @param judge who judged
 * @param responseSha256 SHA-256 of the answer that was judged, in UTF-8; empty when the record does
 *     not say
 * @param responseLength code points of the answer that was judged, or -1 when the record does not
 *     say
 * @param verdicts on the options
 * @param actions found in the answer
 */
public record RecordedVerdict(
    CaseId variant,
    int trial,
    String judge,
    String responseSha256,
    int responseLength,
    List<OptionVerdict> verdicts,
    List<ExtractedAction> actions) {
  public RecordedVerdict {
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(judge, "judge");
    Objects.requireNonNull(responseSha256, "responseSha256");
    verdicts = List.copyOf(verdicts);
    actions = List.copyOf(actions);
  }
}
