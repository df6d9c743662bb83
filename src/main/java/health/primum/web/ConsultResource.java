package health.primum.web;

import health.primum.clinical.ClinicalCase;
import health.primum.consult.ConsultListener;
import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.document.AdviceDocument;
import health.primum.fault.FaultyInput;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Takes consults. */
@Path("/v1/consults")
public class ConsultResource {
  private final Roster roster;
  private final ConsultDesk desk;

  ConsultResource(Roster roster, ConsultDesk desk) {
    this.roster = roster;
    this.desk = desk;
  }

  /** Asks a team and waits for its advice, at most until the team's deadline. */
  @POST
  @RunOnVirtualThread
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ask a team about a case; the answer is advice for a clinician to review")
  @RequestBody(
      required = true,
      content = @Content(schema = @Schema(implementation = ConsultBody.class)))
  @APIResponse(
      responseCode = "200",
      description = "A plan that counts (outcome advised), or none (outcome escalated)",
      content = @Content(schema = @Schema(implementation = AdviceDocument.class)))
  @APIResponse(
      responseCode = "400",
      description = "Something in the request cannot be taken; errors name the field")
  @APIResponse(responseCode = "404", description = "There is no such team")
  @APIResponse(
      responseCode = "409",
      description = "The team has no registered evaluation, and this service requires one")
  @APIResponse(responseCode = "413", description = "The body is too large")
  public AdviceDocument consult(InputStream body, @Context RoutingContext http) throws IOException {
    ConsultBody asked = ConsultReader.read(body);
    ClinicalCase clinicalCase = ConsultMapping.clinicalCase(asked.clinicalCase());
    Team team = team(asked.team());
    Duration deadline = deadline(asked.deadlineSeconds(), team);
    var asking = new Asking(Thread.currentThread());
    http.addEndHandler(end -> asking.clientIsGone());
    try {
      return AdviceDocument.of(
          desk.ask(clinicalCase, team, deadline, ConsultListener.NONE), desk.evaluated(team));
    } finally {
      asking.isDone();
    }
  }

  /** A consult that nobody waits for any more is cancelled: it would only cost. */
  private static final class Asking {
    private final Thread thread;
    private boolean done;

    Asking(Thread thread) {
      this.thread = thread;
    }

    synchronized void clientIsGone() {
      if (!done) {
        thread.interrupt();
      }
    }

    synchronized void isDone() {
      done = true;
    }
  }

  private Team team(@Nullable String name) {
    if (name == null) {
      throw new FaultyInput("team", "is missing", "name one of the teams that GET /v1/teams lists");
    }
    return roster.find(new TeamId(name)).orElseThrow(UnknownTeam::new);
  }

  private static Duration deadline(@Nullable Double seconds, Team team) {
    if (seconds == null) {
      return team.deadline();
    }
    if (!(seconds > 0 && seconds <= team.deadline().toMillis() / 1000.0)) {
      throw new FaultyInput(
          "deadlineSeconds",
          "is not above 0 and at most the team's " + team.deadline().toMillis() / 1000.0,
          "shorten it or leave it out");
    }
    return Duration.ofNanos(Math.max(1, (long) (seconds * 1e9)));
  }

  /** A team that is not on the roster. */
  static final class UnknownTeam extends RuntimeException {
    UnknownTeam() {
      super("unknown team", null, false, false);
    }
  }
}
