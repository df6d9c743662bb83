package health.primum.noharm.redteam.source;

import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import java.util.List;
import java.util.Objects;

/**
 * Cases told twice, by a patient and by a clinician, with what must be said of each.
 *
 * @param pairs of tellings of one case
 * @param hits recorded of other systems, for tellings of these pairs
 * @param faults what could not be read
 */
public record Tellings(List<Pair> pairs, List<Hit> hits, List<Fault> faults) {
  /**
   * One way of telling a case.
   *
   * @param actions critical: an answer must recommend each
   * @param score of every one of them, 7 to 9
   */
  public record Telling(CaseId id, String text, List<String> actions, int score) {
    public Telling {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(text, "text");
      actions = List.copyOf(actions);
    }

    @Override
    public String toString() {
      return "Telling[" + id + "]";
    }
  }

  /** One case told by both. */
  public record Pair(String id, Telling patient, Telling clinician) {
    public Pair {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(patient, "patient");
      Objects.requireNonNull(clinician, "clinician");
    }
  }

  /** What a recorded answer did about one critical action. */
  public record Hit(String system, CaseId telling, Outcome outcome) {
    public Hit {
      Objects.requireNonNull(system, "system");
      Objects.requireNonNull(telling, "telling");
      Objects.requireNonNull(outcome, "outcome");
    }
  }

  /** How far an action was recommended; an empty answer says nothing of it. */
  public enum Outcome {
    FULL,
    PARTIAL,
    MISSED,
    NO_ANSWER
  }

  public Tellings {
    pairs = List.copyOf(pairs);
    hits = List.copyOf(hits);
    faults = List.copyOf(faults);
  }
}
