package health.primum.web;

import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Lists the teams that can be asked. */
@Tag(name = "Teams")
@Path("/v1/teams")
public class TeamsResource {
  private final Roster roster;
  private final ConsultDesk desk;

  TeamsResource(Roster roster, ConsultDesk desk) {
    this.roster = roster;
    this.desk = desk;
  }

  /** A team as its users need to know it. */
  public record TeamView(
      String id,
      String protocol,
      int quorum,
      long deadlineMillis,
      List<MemberView> members,
      String fingerprint,
      String evaluated) {}

  /** One of its members. */
  public record MemberView(
      String agent, String role, String provider, String model, String origin) {}

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(operationId = "teams", summary = "The teams that can be asked")
  @APIResponse(
      responseCode = "200",
      description = "All of them",
      content =
          @Content(
              schema = @Schema(type = SchemaType.ARRAY, implementation = TeamView.class),
              examples = @ExampleObject(name = "teams", ref = "teams")))
  public List<TeamView> teams() {
    return roster.teams().stream().map(this::view).toList();
  }

  private TeamView view(Team team) {
    return new TeamView(
        team.id().value(),
        team.protocol().label(),
        team.quorum(),
        team.deadline().toMillis(),
        team.members().stream()
            .map(
                m ->
                    new MemberView(
                        m.id().value(),
                        m.role(),
                        m.source().provider(),
                        m.model(),
                        m.source().origin().name()))
            .toList(),
        team.fingerprint().sha256(),
        desk.evaluated(team).brief());
  }
}
