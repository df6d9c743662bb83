package health.primum.noharm.service.journal;

import java.util.Locale;

/** How far an evaluation is. */
public enum EvaluationState {
  /** Written down; no worker has begun. */
  ACCEPTED,
  /** Workers are at its items or its report. */
  RUNNING,
  /** There is a report. */
  DONE,
  /** Somebody called it off. */
  CANCELLED,
  /** It could not be carried out, for a reason of the service's own. */
  FAILED;

  /** Whether nothing more will become of it. */
  public boolean isFinal() {
    return this != ACCEPTED && this != RUNNING;
  }

  /** As clients read it, e.g. {@code running}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
