package health.primum.noharm.rubric;

import health.primum.clinical.CaseId;
import java.util.Objects;

/**
 * A base case, or the same case with a clinically irrelevant edit; both are judged by the base
 * case's rubric.
 *
 * @param id its own id, e.g. All001-3; the base case's id for the base
 * @param base the base case
 * @param category what was edited, {@code baseline} for the base
 * @param presentation the text that systems see
 */
public record CaseVariant(CaseId id, CaseId base, String category, String presentation) {
  public CaseVariant {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(presentation, "presentation");
  }

  @Override
  public String toString() {
    return "CaseVariant[" + id + "]";
  }
}
