package health.primum.consult;

/** How far a consult has come; counts only, nothing of what was said. */
public sealed interface Milestone {
  /** Proposals became so many distinct actions. */
  record Pooled(int candidates) implements Milestone {}

  /** Guardians and rules added so many that nobody had proposed. */
  record OmissionsFound(int actions) implements Milestone {}

  /** So many members rated. */
  record Rated(int ballots) implements Milestone {}

  /** So many actions are recommended, and so many left to the clinician. */
  record Decided(int recommended, int unresolved) implements Milestone {}
}
