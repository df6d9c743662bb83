package health.primum.noharm.redteam.source;

import java.nio.file.Path;

/** Reads cases told by patient and by clinician. */
@FunctionalInterface
public interface TellingSource {
  /**
   * Reads a folder.
   *
   * @throws health.primum.fault.FaultyInput when nothing can be read
   */
  Tellings read(Path folder);
}
