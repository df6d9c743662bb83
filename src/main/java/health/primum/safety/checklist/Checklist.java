package health.primum.safety.checklist;

import health.primum.agent.Fingerprint;
import health.primum.clinical.Recommendation;
import health.primum.fault.Require;
import java.util.List;
import java.util.Objects;

/**
 * What must be considered when a case shows certain signs.
 *
 * @param id unique
 * @param title for a reader
 * @param source who says so
 * @param trigger when it applies
 * @param alarm what stands on top of the advice when it applies, because minutes count; may be
 *     empty
 * @param actions to be considered, at least one
 * @param fingerprint of the canonical form
 */
public record Checklist(
    String id,
    String title,
    String source,
    Trigger trigger,
    String alarm,
    List<Recommendation> actions,
    Fingerprint fingerprint) {
  public Checklist {
    Require.text("id", id, 60);
    Require.text("title", title, 200);
    Require.text("source", source, 500);
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(alarm, "alarm");
    actions = List.copyOf(actions);
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
