package health.primum.noharm.closed;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a v1 evaluation. */
@FunctionalInterface
public interface ClosedListSink {
  /**
   * Writes it below a folder.
   *
   * @throws IOException when nothing can be written there
   */
  void write(ClosedListDocument document, Path folder) throws IOException;
}
