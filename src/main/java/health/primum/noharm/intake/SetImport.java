package health.primum.noharm.intake;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Turns a published set into our own format, with {@code provenance.md}: source, licence, date,
 * counts, fingerprints of what was read, and what in the mapping is ours. Thread-safe.
 */
public interface SetImport {
  /** As typed on the command line. */
  String name();

  /** What it writes, in a few words. */
  String purpose();

  /**
   * Writes a new folder, whole or not at all. A row that cannot be taken is left out and named.
   *
   * @param from the folder or file of the set as published
   * @param out a folder that is new or empty
   * @throws health.primum.fault.FaultyInput when nothing can be taken, or {@code out} is in use
   * @throws IOException when {@code out} cannot be written to
   */
  Intake run(Path from, Path out) throws IOException;
}
