package health.primum.web;

import health.primum.consult.ConsultId;
import health.primum.web.events.EventFrame;
import health.primum.web.events.EventPosition;
import health.primum.web.events.EventStream;
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

/** Tells what happens to a consult while it happens. */
@Tag(name = "Consults")
@Path("/v1/consults/{consult}/events")
public class ConsultEventsResource {
  private final OwnConsults consults;
  private final EventStream events;
  private final EventAnswer answer;

  ConsultEventsResource(OwnConsults consults, EventStream events, EventAnswer answer) {
    this.consults = consults;
    this.events = events;
    this.answer = answer;
  }

  @GET
  @RunOnVirtualThread
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "events",
      summary = "What happens to a consult, as server-sent events to the last, each exactly once")
  @Parameter(name = "consult", ref = "consult")
  @Parameter(name = "Last-Event-ID", ref = "Last-Event-ID")
  @Parameter(name = "after", ref = "after")
  @APIResponse(
      responseCode = "200",
      description = "Events; in the data of each an envelope. Ends after the event done",
      content =
          @Content(
              schema = @Schema(implementation = EventFrame.Envelope.class),
              examples = @ExampleObject(name = "events", ref = "events")))
  @APIResponse(
      responseCode = "204",
      description = "The consult ended and everything was told; do not reconnect")
  @APIResponse(responseCode = "400", ref = "Faulty")
  @APIResponse(responseCode = "404", ref = "NoConsult")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response events(
      @PathParam("consult") String id,
      @HeaderParam("Last-Event-ID") @Nullable String lastEventId,
      @QueryParam("after") @Nullable String after,
      @Context SecurityContext security,
      @Context RoutingContext http) {
    long from = EventPosition.of(lastEventId, after);
    ConsultId consult = consults.find(id, security).id();
    return answer.of(events, consult, from, http);
  }
}
