package health.primum.cli;

import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.FaultyInput;
import java.util.stream.Collectors;

/** Finds a team by the name a user typed. */
final class Teams {
  private Teams() {}

  static Team named(Roster roster, String option, String name) {
    String known =
        roster.teams().stream().map(team -> team.id().value()).collect(Collectors.joining(", "));
    return roster
        .find(new TeamId(name))
        .orElseThrow(
            () ->
                new FaultyInput(
                    option,
                    "there is no team '"
                        + name
                        + "'"
                        + (roster.faults().isEmpty() ? "" : ", or its configuration is faulty"),
                    "name one of: " + known + "; 'primum validate' says what is faulty"));
  }
}
