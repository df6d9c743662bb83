package health.primum.consult;

import health.primum.agent.Fingerprint;
import health.primum.fault.Fault;
import health.primum.safety.checklist.Checklists;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The teams that can be asked, and what is wrong with the configuration they were read from.
 * Thread-safe.
 */
public interface Roster {
  Optional<Team> find(TeamId id);

  /** The team if it is configured as this fingerprint says. */
  default Optional<Team> find(TeamId id, Fingerprint configuration) {
    return find(id).filter(team -> team.fingerprint().equals(configuration));
  }

  /** All that could be read, by id. */
  List<Team> teams();

  /**
   * Everything wrong with agents, teams and prompts; a team that a fault touches is not on the
   * roster.
   */
  List<Fault> faults();

  /** Every part that could be read ("agent x", "prompt y", "team z") with its fingerprint. */
  SortedMap<String, Fingerprint> parts();

  /** The written rules. */
  Checklists checklists();
}
