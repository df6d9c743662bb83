package health.primum.noharm.closed;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a v1 evaluation. */
public interface ClosedListSink {
  /**
   * Before anything is asked: whether a folder can take it.
   *
   * @throws health.primum.fault.FaultyInput when a report of another instrument lies there, whose
   *     page and tables would stay beside these figures
   */
  void check(Path folder);

  /**
   * Writes it below a folder.
   *
   * @throws IOException when nothing can be written there
   */
  void write(ClosedListDocument document, Path folder) throws IOException;
}
