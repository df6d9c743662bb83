package health.primum.web;

import health.primum.consult.journal.Consult;
import health.primum.consult.journal.Page;
import health.primum.consult.pipeline.Reception;
import health.primum.web.asked.Paging;
import health.primum.web.asked.Prefer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows consults, and calls them off. */
@Tag(name = "Consults")
@Path("/v1/consults")
public class ConsultsResource {
  private final OwnConsults consults;
  private final Reception reception;
  private final Patience patience;

  ConsultsResource(OwnConsults consults, Reception reception, Patience patience) {
    this.consults = consults;
    this.reception = reception;
    this.patience = patience;
  }

  @GET
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "list", summary = "Consults, the latest first, without case and advice")
  @Parameter(name = "state", ref = "state")
  @Parameter(name = "team", ref = "team")
  @Parameter(name = "limit", ref = "limit")
  @Parameter(name = "cursor", ref = "cursor")
  @APIResponse(
      responseCode = "200",
      description = "A page of them",
      headers = @Header(name = "Link", ref = "Link"),
      content =
          @Content(
              schema = @Schema(implementation = ConsultList.class),
              examples = @ExampleObject(name = "list", ref = "list")))
  @APIResponse(responseCode = "400", ref = "Faulty")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("team") @Nullable String team,
      @QueryParam("limit") @DefaultValue("50") String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    Page page = consults.page(security, state, team, limit, cursor);
    List<ConsultDocument> shown = page.consults().stream().map(ConsultDocument::of).toList();
    var answer = Response.ok(new ConsultList(shown, page.next().orElse(null)));
    var asked = new LinkedHashMap<String, @Nullable String>();
    asked.put("limit", limit);
    asked.put("state", state);
    asked.put("team", team);
    page.next()
        .ifPresent(
            next -> answer.header(HttpHeaders.LINK, Paging.next("/v1/consults", asked, next)));
    return answer.build();
  }

  @GET
  @Path("/{consult}")
  @RunOnVirtualThread
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "show",
      summary = "How far a consult is, with the advice when there is one")
  @Parameter(name = "consult", ref = "consult")
  @Parameter(name = "Prefer", ref = "Prefer")
  @APIResponse(
      responseCode = "200",
      description = "The consult, whatever its state",
      headers = @Header(name = "Preference-Applied", ref = "Preference-Applied"),
      content =
          @Content(
              schema = @Schema(implementation = ConsultDocument.class),
              examples = {
                @ExampleObject(name = "running", ref = "running"),
                @ExampleObject(name = "finished", ref = "finished"),
                @ExampleObject(name = "failed", ref = "failed")
              }))
  @APIResponse(responseCode = "400", ref = "Faulty")
  @APIResponse(responseCode = "404", ref = "NoConsult")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public Response show(
      @PathParam("consult") String id,
      @Context HttpHeaders headers,
      @Context SecurityContext security)
      throws InterruptedException {
    List<String> lines = headers.getRequestHeader("Prefer");
    var prefer = Prefer.of(lines == null ? List.of() : lines);
    Consult found = consults.find(id, security);
    if (prefer.patience().isPresent() && !found.state().isFinal()) {
      Duration left = Duration.between(Instant.now(), found.deadlineAt());
      Duration most = prefer.waiting(left.plus(ConsultResource.GRACE));
      found = patience.await(found.id(), most).orElseThrow(Unfulfilled.UnknownConsult::new);
    }
    return ConsultResource.prefering(Response.ok(ConsultDocument.of(found)), prefer).build();
  }

  @DELETE
  @Path("/{consult}")
  @RunOnVirtualThread
  @Operation(operationId = "cancel", summary = "Call a consult off and stop spending on it")
  @Parameter(name = "consult", ref = "consult")
  @APIResponse(responseCode = "204", description = "It was called off")
  @APIResponse(responseCode = "400", ref = "Faulty")
  @APIResponse(responseCode = "404", ref = "NoConsult")
  @APIResponse(responseCode = "409", ref = "Ended")
  @APIResponse(responseCode = "503", ref = "Unavailable")
  public void cancel(@PathParam("consult") String id, @Context SecurityContext security) {
    if (!reception.cancel(consults.find(id, security).id())) {
      throw new Unfulfilled.Ended();
    }
  }
}
