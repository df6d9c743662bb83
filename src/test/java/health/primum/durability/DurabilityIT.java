package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service on its own file, killed at random points while clients ask. */
class DurabilityIT {
  private static final long SEED = 20261121;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void whatWasAcceptedEndsOnceHoweverOftenItIsKilled() throws Exception {
    run(6);
  }

  @Test
  @Tag("durability")
  void twoHundredTimes() throws Exception {
    run(200);
  }

  private void run(int kills) throws Exception {
    try (var models = new StubModels(100, 400)) {
      KillRun.Figures figures = new KillRun(folder, models, SEED).kill(kills);
      System.out.println("H2: " + figures);
      assertThat(figures.consults()).isPositive();
      assertThat(figures.underWay()).as("kills met calls under way").isPositive();
    }
  }
}
