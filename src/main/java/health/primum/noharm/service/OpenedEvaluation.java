package health.primum.noharm.service;

import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.RunHeader;
import java.util.List;

/** An evaluation as a worker carries it out. */
record OpenedEvaluation(EvaluationSpec spec, Workload workload, List<Workload.Piece> pieces) {
  static OpenedEvaluation of(EvaluationSpec spec) {
    Workload workload = Workload.of(spec);
    return new OpenedEvaluation(spec, workload, List.copyOf(workload.pieces()));
  }

  RunHeader header() {
    return workload.header(EvaluationDocument.INSTRUMENT);
  }
}
