package health.primum.noharm.explore;

import health.primum.noharm.explore.ensemble.Exploration;
import java.io.IOException;
import java.nio.file.Path;

/** Keeps what an exploration found: the same files for the same exploration, byte for byte. */
public interface ExploreSink {
  void write(Exploration exploration, Tables tables, Path folder) throws IOException;
}
