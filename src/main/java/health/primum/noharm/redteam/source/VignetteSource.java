package health.primum.noharm.redteam.source;

import java.nio.file.Path;

/** Reads triage vignettes. */
@FunctionalInterface
public interface VignetteSource {
  /**
   * Reads a folder.
   *
   * @throws health.primum.fault.FaultyInput when nothing can be read
   */
  Vignettes read(Path folder);
}
