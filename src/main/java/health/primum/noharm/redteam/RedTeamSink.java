package health.primum.noharm.redteam;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes what suites found into a folder. */
public interface RedTeamSink {
  /**
   * Writes {@code redteam.json}, {@code redteam.csv} and {@code flags.csv}; each is complete before
   * it is put in place.
   */
  void write(List<SuiteResult> results, Path folder) throws IOException;
}
