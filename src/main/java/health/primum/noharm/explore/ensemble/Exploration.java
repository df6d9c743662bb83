package health.primum.noharm.explore.ensemble;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an exploration found.
 *
 * @param facts of the tables
 * @param ensembles every subset under every rule, small ones first
 * @param picked null with a single member or a single cluster
 * @param warnings what a reader must know, in words
 */
public record Exploration(
    Spec spec,
    Facts facts,
    List<Ensemble> ensembles,
    List<Front.Point> front,
    List<Contribution> members,
    @Nullable Picked picked,
    List<String> warnings) {
  public Exploration {
    ensembles = List.copyOf(ensembles);
    front = List.copyOf(front);
    members = List.copyOf(members);
    warnings = List.copyOf(warnings);
  }

  /**
   * Counts of the tables.
   *
   * @param clusters what is resampled
   * @param strata groups inside which clusters are resampled
   * @param abstentions options that a member did not vote on, over members and repeats
   */
  public record Facts(
      List<String> members,
      int cases,
      int clusters,
      int strata,
      int options,
      int repeats,
      int partialVotes,
      int abstentions,
      int ignoredVotes) {
    public Facts {
      members = List.copyOf(members);
    }
  }

  /** Ensembles of two or more. */
  public List<Ensemble> teams() {
    return ensembles.stream().filter(e -> e.size() > 1).toList();
  }
}
