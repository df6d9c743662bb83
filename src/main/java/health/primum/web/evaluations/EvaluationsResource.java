package health.primum.web.evaluations;

import health.primum.consult.journal.Caller;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Repeatable;
import health.primum.noharm.service.EvaluationReception;
import health.primum.noharm.service.journal.EvaluationId;
import health.primum.noharm.service.journal.EvaluationStatus;
import health.primum.web.Problems;
import health.primum.web.asked.ConsultReader;
import health.primum.web.asked.IdempotencyKey;
import health.primum.web.asked.Paging;
import health.primum.web.asked.Prefer;
import health.primum.web.limits.Gate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Takes evaluations, shows them and calls them off. */
@Tag(name = "Evaluations")
@Path("/v1/evaluations")
public class EvaluationsResource {
  private final Gate gate;
  private final EvaluationReception reception;
  private final OwnEvaluations evaluations;

  EvaluationsResource(Gate gate, EvaluationReception reception, OwnEvaluations evaluations) {
    this.gate = gate;
    this.reception = reception;
    this.evaluations = evaluations;
  }

  /** Where an evaluation is found. */
  static String path(EvaluationId id) {
    return "/v1/evaluations/" + id;
  }

  /** Never waits: an evaluation takes minutes to hours. */
  @POST
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "evaluate",
      summary = "Evaluate teams on one of the service's benchmarks; asks models and may cost money")
  @Parameter(name = "Prefer", ref = "EvaluationPrefer")
  @Parameter(name = "Idempotency-Key", ref = "EvaluationKey")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = EvaluationBody.class),
              examples = @ExampleObject(name = "order", ref = "order")))
  @APIResponse(
      responseCode = "202",
      description = "Accepted: it will end, and Location tells how",
      headers = {
        @Header(name = "Location", ref = "EvaluationLocation"),
        @Header(name = "Preference-Applied", ref = "EvaluationPreference")
      },
      content =
          @Content(
              schema = @Schema(implementation = EvaluationView.class),
              examples = @ExampleObject(name = "evaluating", ref = "evaluating")))
  @APIResponse(responseCode = "400", ref = "EvaluationFaulty")
  @APIResponse(responseCode = "409", ref = "EvaluationsOff")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "NotJson")
  @APIResponse(responseCode = "422", ref = "KeyTaken")
  @APIResponse(responseCode = "429", ref = "TooMany")
  @APIResponse(responseCode = "503", ref = "EvaluationNotTaken")
  public Response evaluate(
      InputStream body, @Context HttpHeaders headers, @Context SecurityContext security)
      throws IOException {
    Caller caller = gate.enter(security);
    evaluations.check();
    Optional<String> key = IdempotencyKey.of(lines(headers, "Idempotency-Key"));
    EvaluationBody asked =
        ConsultReader.read(body, EvaluationBody.class, "benchmark, arms, judges and revision");
    var repeatable = key.map(name -> new Repeatable(name, ConsultReader.fingerprint(asked)));
    EvaluationId id;
    try {
      id = reception.accept(caller, asked.order(), repeatable);
    } catch (JournalUnavailable away) {
      return Problems.unknown(away, "the evaluation", "/v1/evaluations", key.isPresent());
    }
    try {
      return accepted(evaluations.view(evaluations.find(id.value(), security)), id, headers);
    } catch (JournalUnavailable away) {
      return Problems.unavailable(away, "the evaluation", path(id));
    }
  }

  private static Response accepted(EvaluationView view, EvaluationId id, HttpHeaders headers) {
    var answer = Response.accepted(view).header(HttpHeaders.LOCATION, path(id));
    if (Prefer.of(lines(headers, "Prefer")).async()) {
      answer.header("Preference-Applied", "respond-async");
    }
    return answer.build();
  }

  private static List<String> lines(HttpHeaders headers, String name) {
    List<String> lines = headers.getRequestHeader(name);
    return lines == null ? List.of() : lines;
  }

  @GET
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "evaluations",
      summary =
          "Evaluations, the latest first, without their figures, and the benchmarks there are")
  @Parameter(name = "state", ref = "evaluationState")
  @Parameter(name = "benchmark", ref = "benchmark")
  @Parameter(name = "team", ref = "evaluatedTeam")
  @Parameter(name = "limit", ref = "limit")
  @Parameter(name = "cursor", ref = "cursor")
  @APIResponse(
      responseCode = "200",
      description = "A page of them",
      headers = @Header(name = "Link", ref = "EvaluationLink"),
      content =
          @Content(
              schema = @Schema(implementation = EvaluationList.class),
              examples = @ExampleObject(name = "evaluations", ref = "evaluations")))
  @APIResponse(responseCode = "400", ref = "EvaluationFaulty")
  @APIResponse(responseCode = "409", ref = "EvaluationsOff")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("benchmark") @Nullable String benchmark,
      @QueryParam("team") @Nullable String team,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    EvaluationList page = evaluations.list(security, state, benchmark, team, limit, cursor);
    var answer = Response.ok(page);
    if (page.next() != null) {
      var asked = new LinkedHashMap<String, @Nullable String>();
      asked.put("limit", limit);
      asked.put("state", state);
      asked.put("benchmark", benchmark);
      asked.put("team", team);
      answer.header(HttpHeaders.LINK, Paging.next("/v1/evaluations", asked, page.next()));
    }
    return answer.build();
  }

  @GET
  @Path("/{evaluation}")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "evaluation",
      summary = "How far an evaluation is, what it cost so far, and its figures when it is done")
  @Parameter(name = "evaluation", ref = "evaluation")
  @APIResponse(
      responseCode = "200",
      description = "The evaluation, whatever its state",
      content =
          @Content(
              schema = @Schema(implementation = EvaluationView.class),
              examples = {
                @ExampleObject(name = "evaluating", ref = "evaluating"),
                @ExampleObject(name = "evaluated", ref = "evaluated")
              }))
  @APIResponse(responseCode = "404", ref = "NoEvaluation")
  @APIResponse(responseCode = "409", ref = "EvaluationsOff")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public EvaluationView show(
      @PathParam("evaluation") String id, @Context SecurityContext security) {
    return evaluations.view(evaluations.find(id, security));
  }

  @DELETE
  @Path("/{evaluation}")
  @RunOnVirtualThread
  @Operation(
      operationId = "cancelEvaluation",
      summary = "Call an evaluation off and stop spending on it")
  @Parameter(name = "evaluation", ref = "evaluation")
  @APIResponse(responseCode = "204", description = "It was called off")
  @APIResponse(responseCode = "404", ref = "NoEvaluation")
  @APIResponse(responseCode = "409", ref = "EvaluationEnded")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public void cancel(@PathParam("evaluation") String id, @Context SecurityContext security) {
    EvaluationStatus found = evaluations.find(id, security);
    if (!reception.cancel(found.id())) {
      throw new NoEvaluation(NoEvaluation.Why.ENDED);
    }
  }
}
