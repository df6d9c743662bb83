package health.primum.web;

import health.primum.consult.ConsultId;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.pipeline.Asking;
import health.primum.consult.pipeline.Reception;
import health.primum.web.asked.ConsultBody;
import health.primum.web.asked.ConsultQuery;
import health.primum.web.asked.Keeping;
import health.primum.web.asked.Prefer;
import health.primum.web.asked.QueryReader;
import health.primum.web.limits.Gate;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
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

/** Takes consults. What the statuses look like is in {@code META-INF/openapi.yaml}. */
@Tag(name = "Consults")
@Path("/v1/consults")
public class ConsultResource {
  /** For bringing home the end of a consult that took all its time. */
  static final Duration GRACE = Duration.ofSeconds(5);

  private final QueryReader queries;
  private final Gate gate;
  private final Reception reception;
  private final Patience patience;
  private final DirectConsults direct;
  private final Stopping stopping;

  ConsultResource(
      QueryReader queries,
      Gate gate,
      Reception reception,
      Patience patience,
      DirectConsults direct,
      Stopping stopping) {
    this.queries = queries;
    this.gate = gate;
    this.reception = reception;
    this.patience = patience;
    this.direct = direct;
    this.stopping = stopping;
  }

  /** Asks a team and waits for its advice as long as the client likes, at most to its deadline. */
  @POST
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "ask",
      summary = "Ask a team about a case; the answer is advice for a clinician to review")
  @Parameter(name = "Prefer", ref = "Prefer")
  @Parameter(name = "Idempotency-Key", ref = "Idempotency-Key")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = ConsultBody.class),
              examples = {
                @ExampleObject(name = "question", ref = "question"),
                @ExampleObject(name = "unwritten", ref = "unwritten")
              }))
  @APIResponse(
      responseCode = "200",
      description = "A plan that counts (outcome advised), or none (outcome escalated)",
      headers = {
        @Header(name = "Location", ref = "Location"),
        @Header(name = "Preference-Applied", ref = "Preference-Applied")
      },
      content =
          @Content(
              schema = @Schema(implementation = AdviceDocument.class),
              examples = {
                @ExampleObject(name = "advised", ref = "advised"),
                @ExampleObject(name = "escalated", ref = "escalated")
              }))
  @APIResponse(
      responseCode = "202",
      description = "Accepted and not finished: it will end, and Location tells how",
      headers = {
        @Header(name = "Location", ref = "Location"),
        @Header(name = "Preference-Applied", ref = "Preference-Applied")
      },
      content =
          @Content(
              schema = @Schema(implementation = ConsultDocument.class),
              examples = @ExampleObject(name = "running", ref = "running")))
  @APIResponse(responseCode = "400", ref = "Faulty")
  @APIResponse(responseCode = "404", ref = "NoTeam")
  @APIResponse(responseCode = "409", ref = "NotAsked")
  @APIResponse(responseCode = "413", ref = "TooLarge")
  @APIResponse(responseCode = "415", ref = "NotJson")
  @APIResponse(responseCode = "422", ref = "KeyTaken")
  @APIResponse(responseCode = "429", ref = "TooMany")
  @APIResponse(responseCode = "500", ref = "Failed")
  @APIResponse(responseCode = "503", ref = "NotTaken")
  public Response consult(
      InputStream body,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context RoutingContext http)
      throws IOException {
    Caller caller = gate.enter(security);
    ConsultQuery query =
        queries.read(body, lines(headers, "Prefer"), lines(headers, "Idempotency-Key"));
    var client = Client.of(http, stopping);
    return switch (query.keeping()) {
      case Keeping.Nothing nothing -> answer(direct.ask(query, client), query.prefer()).build();
      case Keeping.Kept(var days) -> ask(query, asking(caller, query, days), client);
    };
  }

  private static List<String> lines(HttpHeaders headers, String name) {
    List<String> lines = headers.getRequestHeader(name);
    return lines == null ? List.of() : lines;
  }

  private static Asking asking(Caller caller, ConsultQuery query, Optional<Duration> days) {
    return new Asking(
        caller, query.clinicalCase(), query.team(), query.deadline(), query.repeatable(), days);
  }

  private Response ask(ConsultQuery query, Asking asking, Client client) {
    try {
      return await(reception.accept(asking), query, client);
    } catch (JournalUnavailable away) {
      return Problems.unknown(away, "the consult", "/v1/consults", query.repeatable().isPresent());
    }
  }

  private Response await(ConsultId id, ConsultQuery query, Client client) {
    Duration most = query.prefer().waiting(query.deadline().plus(GRACE));
    // Without a key nobody could ever ask for it again, unless told where.
    boolean wanted = query.repeatable().isPresent() || most.isZero();
    try (var waiting = client.whenGone(() -> giveUp(id, wanted))) {
      return answer(patience.await(id, most).orElseThrow(), query.prefer());
    } catch (JournalUnavailable away) {
      return Problems.unavailable(away, "the consult", path(id));
    } catch (InterruptedException stopped) {
      return Problems.stopping(stopped, id);
    }
  }

  private void giveUp(ConsultId consult, boolean wanted) {
    if (!wanted) {
      reception.cancel(consult);
    }
  }

  private static Response answer(Consult consult, Prefer prefer) {
    AdviceDocument advice = consult.advice();
    Response.ResponseBuilder answer =
        switch (consult.state()) {
          case ACCEPTED, RUNNING ->
              prefering(Response.accepted(ConsultDocument.of(consult)), prefer);
          case ADVISED, ESCALATED -> answer(Objects.requireNonNull(advice), prefer);
          case CANCELLED -> throw new Unfulfilled.CalledOff(consult.id());
          case FAILED ->
              throw new Unfulfilled.Failed(consult.id(), String.valueOf(consult.failure()));
        };
    return answer.header(HttpHeaders.LOCATION, path(consult.id())).build();
  }

  private static Response.ResponseBuilder answer(AdviceDocument advice, Prefer prefer) {
    return prefering(Response.ok(advice), prefer);
  }

  static Response.ResponseBuilder prefering(Response.ResponseBuilder answer, Prefer prefer) {
    prefer.applied().ifPresent(applied -> answer.header("Preference-Applied", applied));
    return answer;
  }

  /** Where a consult is found; relative, so that it holds behind any proxy. */
  static String path(ConsultId consult) {
    return "/v1/consults/" + consult;
  }
}
