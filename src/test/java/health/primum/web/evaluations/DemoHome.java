package health.primum.web.evaluations;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.io.FileUtils;

/** The shipped agents, prompts and demonstration in a home of the test's own. */
public final class DemoHome implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    try {
      Path home = Files.createTempDirectory("primum-demo-home");
      for (String part : List.of("agents", "prompts", "config")) {
        FileUtils.copyDirectory(Path.of(part).toFile(), home.resolve(part).toFile());
      }
      return Map.of(
          "primum.home",
          home.toString(),
          "primum.evaluations.benchmarks",
          home.resolve("config").toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void stop() {
    // In the folder for temporary files.
  }
}
