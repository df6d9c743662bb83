package health.primum.consensus;

import health.primum.agent.AgentId;
import health.primum.clinical.Recommendation;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One distinct action after pooling.
 *
 * @param id its name in the ledger
 * @param action the wording shown for it, one of its sources'
 * @param sources who said it; never empty, sorted by member and position
 * @param differences to reconcile between them; mostly empty
 */
public record CandidateAction(
    CandidateId id,
    Recommendation action,
    List<Source> sources,
    List<StatedDifference> differences) {
  public CandidateAction {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(action, "action");
    sources = List.copyOf(sources);
    differences = List.copyOf(differences);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("candidate " + id + " has no source");
    }
  }

  /** One on which nobody differs. */
  public CandidateAction(CandidateId id, Recommendation action, List<Source> sources) {
    this(id, action, sources, List.of());
  }

  /** The members that proposed it blind, each once however often it said so. */
  public SortedSet<AgentId> proposers() {
    return agents(false);
  }

  /** Who added it in the omission check. */
  public SortedSet<AgentId> addedBy() {
    return agents(true);
  }

  /** Whether nobody proposed it and the omission check found it missing. */
  public boolean isAdded() {
    return sources.stream().allMatch(Source::isAdded);
  }

  private SortedSet<AgentId> agents(boolean added) {
    var agents = new TreeSet<AgentId>();
    sources.stream()
        .filter(source -> source.isAdded() == added)
        .forEach(source -> agents.add(source.agent()));
    return agents;
  }
}
