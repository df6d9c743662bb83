package health.primum.noharm.work;

import health.primum.clinical.CaseId;
import java.util.Objects;

/**
 * One answer that an evaluation wants; every judge then judges it.
 *
 * @param arm whose
 * @param variant to which text
 * @param trial which repeat, from 1
 */
public record WorkItem(String arm, CaseId variant, int trial) {
  public WorkItem {
    Objects.requireNonNull(arm, "arm");
    Objects.requireNonNull(variant, "variant");
    if (trial < 1) {
      throw new IllegalArgumentException("trial " + trial + " is below 1");
    }
  }

  @Override
  public String toString() {
    return arm + " " + variant + " trial " + trial;
  }
}
