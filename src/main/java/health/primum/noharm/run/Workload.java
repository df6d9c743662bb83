package health.primum.noharm.run;

import health.primum.noharm.judge.Judge;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.work.RunHeader;
import health.primum.noharm.work.WorkItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All that an evaluation has to do, in the order in which it is reported: arm by arm, text by text,
 * trial by trial; then judge by judge.
 */
public final class Workload {
  /** One answer that is wanted, with what it takes to ask and to judge. */
  public record Piece(WorkItem item, Arm arm, CaseVariant variant, Rubric rubric) {}

  private final EvaluationSpec spec;
  private final SequencedMap<WorkItem, Piece> pieces = new LinkedHashMap<>();

  private Workload(EvaluationSpec spec) {
    this.spec = spec;
  }

  public static Workload of(EvaluationSpec spec) {
    var workload = new Workload(spec);
    for (Arm arm : spec.arms()) {
      for (CaseVariant variant : spec.benchmark().variants()) {
        Rubric rubric =
            Objects.requireNonNull(spec.benchmark().rubrics().get(variant.base()), "rubric");
        for (int trial : workload.trials(arm, variant)) {
          var item = new WorkItem(arm.name(), variant.id(), trial);
          workload.pieces.put(item, new Piece(item, arm, variant, rubric));
        }
      }
    }
    return workload;
  }

  /** A team answers as often as asked for; a recording has the trials that it has, or lacks one. */
  private Collection<Integer> trials(Arm arm, CaseVariant variant) {
    return switch (arm) {
      case Arm.OfTeam team -> IntStream.rangeClosed(1, spec.repeats()).boxed().toList();
      case Arm.OfRecording(var name, var answers) -> {
        Collection<Integer> recorded = answers.trials(variant.id());
        yield recorded.isEmpty() ? List.of(1) : recorded;
      }
    };
  }

  public Collection<Piece> pieces() {
    return pieces.values();
  }

  public List<Piece> of(Arm arm) {
    return pieces.values().stream().filter(piece -> piece.arm().equals(arm)).toList();
  }

  public Set<WorkItem> items() {
    return pieces.keySet();
  }

  /** By name. */
  public Set<String> judges() {
    return spec.judge().members().stream().map(Judge::name).collect(Collectors.toSet());
  }

  /**
   * What another run must have alike to go on with this one's log. How arms are compared, what may
   * be spent and how many items are under way at once is not among it: no answer depends on it.
   */
  public RunHeader header(String instrument) {
    Map<String, String> parts = new TreeMap<>();
    parts.put("instrument", instrument);
    parts.put("revision", spec.revision().label());
    parts.put("seed", String.valueOf(spec.seed()));
    parts.put("repeats", String.valueOf(spec.repeats()));
    parts.put("benchmark", spec.benchmark().fingerprint().sha256());
    spec.arms().forEach(arm -> parts.put("arm " + arm.name(), arm.fingerprint().sha256()));
    for (Judge judge : spec.judge().members()) {
      judge
          .standing()
          .judges()
          .forEach(
              one ->
                  parts.put("judge " + one.profile().name(), one.profile().fingerprint().sha256()));
    }
    return new RunHeader(new TreeMap<>(parts));
  }
}
