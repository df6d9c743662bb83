package health.primum.consult.study;

import java.nio.file.Path;

/**
 * Reads cohorts. A file that is not there is refused with {@link health.primum.fault.FaultyInput}.
 */
public interface CohortSource {
  /**
   * A cohort.
   *
   * @param cases one JSON object a line: {@code id} or {@code case_id}, and {@code prompt} or
   *     {@code narrative}
   * @param answers one JSON object a line: {@code id} or {@code case_id}, {@code model}, {@code
   *     response}
   */
  Cohort read(Path cases, Path answers);
}
