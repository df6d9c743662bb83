package health.primum.web.evaluations;

import health.primum.fault.Fault;
import health.primum.noharm.service.EvaluationsOff;
import health.primum.web.Problems;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns faults of evaluations into problem details. */
public class EvaluationProblems {
  @ServerExceptionMapper
  public Response off(EvaluationsOff off) {
    return Problems.problem(
        409,
        "Evaluations are off",
        Fault.of(
            "service",
            "has no benchmarks to evaluate on",
            "set primum.evaluations.benchmarks to a folder of benchmarks"));
  }

  @ServerExceptionMapper
  public Response none(NoEvaluation none) {
    return switch (none.why) {
      case UNKNOWN ->
          Problems.problem(
              404,
              "There is no such evaluation",
              Fault.of(
                  "evaluation",
                  "names no evaluation that is kept here",
                  "take the id from Location or from GET /v1/evaluations"));
      case ENDED ->
          Problems.problem(
              409,
              "The evaluation had ended",
              Fault.of("evaluation", "had ended before", "read what came of it: GET shows it"));
      case NO_REPORT ->
          Problems.problem(
              409,
              "There is no report",
              Fault.of(
                  "evaluation",
                  "has no report, or none yet",
                  "see its state with GET; a report is made when all items are done"));
    };
  }
}
