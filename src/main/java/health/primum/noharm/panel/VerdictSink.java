package health.primum.noharm.panel;

import health.primum.noharm.judge.Agreement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Keeps what judges decided beside a report, for reading and for judging by again. */
public interface VerdictSink {
  /**
   * Writes the verdicts of each arm, and where judges differed.
   *
   * @throws IOException when nothing can be written there
   */
  void write(List<KeptVerdict> verdicts, Optional<Agreement> agreement, Path folder)
      throws IOException;
}
