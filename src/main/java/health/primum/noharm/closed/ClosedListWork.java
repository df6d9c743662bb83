package health.primum.noharm.closed;

import health.primum.clinical.CaseId;
import health.primum.noharm.judge.offline.ClosedListJudge;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.run.Arm;
import health.primum.noharm.work.RunHeader;
import health.primum.noharm.work.WorkItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All lists that a v1 evaluation wants graded, in the order in which they are reported. */
final class ClosedListWork {
  /** One list to be graded by one arm in one run. */
  record Piece(WorkItem item, Arm arm, Rubric rubric) {}

  private final SequencedMap<WorkItem, Piece> pieces = new LinkedHashMap<>();

  ClosedListWork(ClosedListSpec spec) {
    for (Arm arm : spec.arms()) {
      for (Rubric rubric : spec.benchmark().rubrics().values()) {
        for (int run : runs(spec, arm, rubric.id())) {
          var item = new WorkItem(arm.name(), rubric.id(), run);
          pieces.put(item, new Piece(item, arm, rubric));
        }
      }
    }
  }

  /** A team grades as often as asked for; a recording has the runs that it has, or lacks one. */
  private static Collection<Integer> runs(ClosedListSpec spec, Arm arm, CaseId id) {
    return switch (arm) {
      case Arm.OfTeam team -> IntStream.rangeClosed(1, spec.repeats()).boxed().toList();
      case Arm.OfRecording(var name, var answers) -> {
        SortedSet<Integer> recorded = answers.trials(id);
        yield recorded.isEmpty() ? List.of(1) : recorded;
      }
    };
  }

  SequencedMap<WorkItem, Piece> pieces() {
    return pieces;
  }

  /**
   * What another run must have alike to go on with this one's log. How grades are scored is not
   * among it: no answer depends on the rule of annotation, the form of Safety or the seed.
   *
   * @param prompt fingerprint of what teams are asked with
   */
  static RunHeader header(ClosedListSpec spec, String prompt) {
    var parts = new TreeMap<String, String>();
    parts.put("instrument", ClosedListDocument.INSTRUMENT);
    parts.put("judge", ClosedListJudge.NAME);
    parts.put("prompt", prompt);
    parts.put("repeats", String.valueOf(spec.repeats()));
    parts.put("benchmark", spec.benchmark().fingerprint().sha256());
    spec.arms().forEach(arm -> parts.put("arm " + arm.name(), arm.fingerprint().sha256()));
    return new RunHeader(parts);
  }
}
