package health.primum.web;

import health.primum.consult.Roster;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns faults into problem details (RFC 9457). None of them repeats what a client sent. */
public class Problems {
  private final Roster roster;

  Problems(Roster roster) {
    this.roster = roster;
  }

  @ServerExceptionMapper
  public Response faulty(FaultyInput faulty) {
    List<Map<String, String>> errors =
        faulty.faults().stream()
            .map(
                fault ->
                    Map.of(
                        "field", fault.where(), "detail", fault.what(), "remedy", fault.remedy()))
            .toList();
    var first = faulty.faults().getFirst();
    return problem(400, "The request cannot be taken", first.where() + " " + first.what(), errors);
  }

  @ServerExceptionMapper
  public Response notEvaluated(NotEvaluated refused) {
    Fault fault = refused.fault().faults().getFirst();
    return problem(
        409,
        "The team is not evaluated",
        fault.where() + " " + fault.what(),
        List.of(Map.of("field", fault.where(), "detail", fault.what(), "remedy", fault.remedy())));
  }

  @ServerExceptionMapper
  public Response tooLarge(ConsultReader.TooLarge tooLarge) {
    return problem(
        413,
        "The request is too large",
        "body is larger than " + ConsultReader.MAX_BYTES + " bytes",
        List.of(
            Map.of(
                "field",
                "body",
                "detail",
                "too large",
                "remedy",
                "summarise the record before asking")));
  }

  @ServerExceptionMapper
  public Response unknownTeam(ConsultResource.UnknownTeam unknown) {
    List<String> known = roster.teams().stream().map(team -> team.id().value()).toList();
    return problem(
        404,
        "There is no such team",
        "team names no team of this service",
        List.of(Map.of("field", "team", "detail", "unknown", "remedy", "name one of " + known)));
  }

  private static Response problem(
      int status, String title, String detail, List<Map<String, String>> errors) {
    return HttpProblem.builder()
        .withStatus(status)
        .withTitle(title)
        .withDetail(detail)
        .with("errors", errors)
        .build()
        .toResponse();
  }
}
