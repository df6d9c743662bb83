package health.primum.agent;

import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Answers that were kept, by case and trial.
 *
 * @param name of the file, for reports
 * @param answers as they came; a blank one is an answer that failed
 * @param faults lines that could not be read, and why
 * @param fingerprint of the file's bytes
 */
public record RecordedAnswers(
    String name, Map<Key, String> answers, List<Fault> faults, Fingerprint fingerprint) {
  /**
   * Which answer.
   *
   * @param trial from 1
   */
  public record Key(CaseId variant, int trial) {}

  public RecordedAnswers {
    Objects.requireNonNull(name, "name");
    answers = Map.copyOf(answers);
    faults = List.copyOf(faults);
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  public Optional<String> find(CaseId variant, int trial) {
    return Optional.ofNullable(answers.get(new Key(variant, trial)));
  }

  /** The trials kept for a variant; empty when there is none. */
  public SortedSet<Integer> trials(CaseId variant) {
    var trials = new TreeSet<Integer>();
    answers.keySet().stream()
        .filter(key -> key.variant().equals(variant))
        .forEach(key -> trials.add(key.trial()));
    return trials;
  }

  @Override
  public String toString() {
    return "RecordedAnswers[" + name + ", " + answers.size() + "]";
  }
}
