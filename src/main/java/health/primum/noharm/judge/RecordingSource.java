package health.primum.noharm.judge;

import health.primum.agent.RecordedAnswers;
import health.primum.fault.Fault;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads what was kept of answers and verdicts, one JSON object a line. A line that cannot be read
 * is named among the faults and the others still load; a file that is not there is refused with
 * {@link health.primum.fault.FaultyInput}.
 */
public interface RecordingSource {
  /** Lines of {@code {id, trial, response}}. */
  RecordedAnswers answers(Path file);

  /** Lines as the kit writes them to {@code *_judged.jsonl}. */
  Verdicts verdicts(Path file);

  /** The verdicts of a file, and its faults. */
  record Verdicts(List<RecordedVerdict> verdicts, List<Fault> faults) {
    public Verdicts {
      verdicts = List.copyOf(verdicts);
      faults = List.copyOf(faults);
    }
  }
}
