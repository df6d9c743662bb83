package health.primum.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract, on a file. */
class H2UnreadableTest extends UnreadableContract {
  @TempDir static Path folder;

  @Override
  StoreSettings settings() {
    return StoreSettings.in(folder.resolve("data")).withSynced(false);
  }
}
