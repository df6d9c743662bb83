package health.primum.web.evaluations;

import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.service.journal.EvaluationJournal.Part;
import health.primum.web.EventAnswer;
import health.primum.web.events.EventFrame;
import health.primum.web.events.EventPosition;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells how an evaluation goes while it goes on, and gives its report. */
@Tag(name = "Evaluations")
@Path("/v1/evaluations/{evaluation}")
public class EvaluationReportResource {
  /** The page is one file without a script; nothing else is loaded for it, whatever is quoted. */
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

  private final OwnEvaluations evaluations;
  private final EventAnswer answer;

  EvaluationReportResource(OwnEvaluations evaluations, EventAnswer answer) {
    this.evaluations = evaluations;
    this.answer = answer;
  }

  @GET
  @Path("/events")
  @RunOnVirtualThread
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "evaluationEvents",
      summary = "How an evaluation goes, as server-sent events to the last, each exactly once")
  @Parameter(name = "evaluation", ref = "evaluation")
  @Parameter(name = "Last-Event-ID", ref = "Last-Event-ID")
  @Parameter(name = "after", ref = "after")
  @APIResponse(
      responseCode = "200",
      description =
          "Events accepted, started, progress and done; in the data of each an envelope. Ends after done",
      content =
          @Content(
              schema = @Schema(implementation = EventFrame.Envelope.class),
              examples = @ExampleObject(name = "evaluationEvents", ref = "evaluationEvents")))
  @APIResponse(
      responseCode = "204",
      description = "The evaluation ended and everything was told; do not reconnect")
  @APIResponse(responseCode = "400", ref = "EvaluationFaulty")
  @APIResponse(responseCode = "404", ref = "NoEvaluation")
  @APIResponse(responseCode = "409", ref = "EvaluationsOff")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response events(
      @PathParam("evaluation") String id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("after") @Nullable String after,
      @Context SecurityContext security,
      @Context RoutingContext http) {
    long from = EventPosition.of(lastEventId, after);
    return answer.of(evaluations.events(), evaluations.find(id, security).id().word(), from, http);
  }

  @GET
  @Path("/report")
  @RunOnVirtualThread
  @Produces(MediaType.TEXT_HTML)
  @Operation(operationId = "report", summary = "The report as a page for a committee")
  @Parameter(name = "evaluation", ref = "evaluation")
  @APIResponse(
      responseCode = "200",
      description = "One file that loads nothing",
      content =
          @Content(
              mediaType = MediaType.TEXT_HTML,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "page", ref = "page")))
  @APIResponse(responseCode = "404", ref = "NoEvaluation")
  @APIResponse(responseCode = "409", ref = "NoReport")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response page(@PathParam("evaluation") String id, @Context SecurityContext security) {
    return Response.ok(
            evaluations.report(id, security, Part.HTML), MediaType.TEXT_HTML + ";charset=UTF-8")
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .build();
  }

  @GET
  @Path("/report.json")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "reportJson", summary = "The report for programs")
  @Parameter(name = "evaluation", ref = "evaluation")
  @APIResponse(
      responseCode = "200",
      description = "As primum evaluate writes report.json",
      content =
          @Content(
              schema = @Schema(implementation = EvaluationDocument.class),
              examples = @ExampleObject(name = "reported", ref = "reported")))
  @APIResponse(responseCode = "404", ref = "NoEvaluation")
  @APIResponse(responseCode = "409", ref = "NoReport")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response document(@PathParam("evaluation") String id, @Context SecurityContext security) {
    return Response.ok(evaluations.report(id, security, Part.JSON)).build();
  }
}
