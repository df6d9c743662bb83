package health.primum.testsupport;

import health.primum.agent.Fingerprint;
import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.Fault;
import health.primum.safety.checklist.Checklists;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A roster of one. */
public record OneTeam(Team team) implements Roster {
  @Override
  public Optional<Team> find(TeamId id) {
    return Optional.of(team).filter(t -> t.id().equals(id));
  }

  @Override
  public List<Team> teams() {
    return List.of(team);
  }

  @Override
  public List<Fault> faults() {
    return List.of();
  }

  @Override
  public SortedMap<String, Fingerprint> parts() {
    return new TreeMap<>();
  }

  @Override
  public Checklists checklists() {
    return new Checklists(List.of());
  }
}
