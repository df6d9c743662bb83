package health.primum.noharm.explore.table;

import health.primum.clinical.Appropriateness;
import java.util.Objects;

/**
 * A rated option of a case.
 *
 * @param caseId the case
 * @param cluster what is resampled as one: the case itself, or what several cases are variants of
 * @param option its name, unique within the case
 * @param score 1 to 9
 */
public record OptionRow(String caseId, String cluster, String option, Appropriateness score) {
  public OptionRow {
    Objects.requireNonNull(caseId, "caseId");
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(option, "option");
    Objects.requireNonNull(score, "score");
  }
}
