package health.primum.noharm.work;

import health.primum.fault.Fault;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Opens the log of an evaluation. */
public interface ItemLogs {
  /**
   * Opens the log in a folder, or begins one.
   *
   * @param restart whether what earlier runs kept is thrown away
   * @param note is told of a torn last line, which is dropped
   * @throws health.primum.fault.FaultyInput when the log there is of another evaluation (naming
   *     what differs), has a broken line (naming it), is in use, or cannot be written
   */
  ItemLog open(Path folder, RunHeader header, boolean restart, Consumer<Fault> note);
}
