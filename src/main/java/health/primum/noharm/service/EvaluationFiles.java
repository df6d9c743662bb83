package health.primum.noharm.service;

import health.primum.noharm.panel.VerdictSink;
import health.primum.noharm.report.ReportSink;
import health.primum.noharm.report.page.PageSink;
import health.primum.noharm.run.Evaluation;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** All that an evaluation leaves in its folder for people and programs. */
public record EvaluationFiles(ReportSink reports, VerdictSink verdicts, PageSink pages) {
  /** Tables, verdicts and page. */
  public void write(Evaluation evaluation, Path folder, @Nullable Path bands) throws IOException {
    reports.write(evaluation, folder);
    verdicts.write(evaluation.verdicts(), evaluation.standing().agreement(), folder);
    pages.write(evaluation, folder, bands);
  }
}
