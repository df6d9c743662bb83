package health.primum.noharm.report;

import health.primum.noharm.run.Evaluation;
import java.io.IOException;
import java.nio.file.Path;

/** Writes an evaluation's results into a folder, all of them or none. */
public interface ReportSink {
  /**
   * Writes {@code report.json}, {@code differences.csv} and, for each arm, {@code <arm>/scores.csv}
   * and {@code <arm>/cases.csv}, over what an earlier evaluation left there.
   */
  void write(Evaluation evaluation, Path folder) throws IOException;
}
