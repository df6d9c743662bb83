package health.primum.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.ConsultId;
import health.primum.fault.FaultyInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another process had open, and lost hold of without warning. */
class KilledProcessTest {
  private static final String WORD = "accepted ";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasSaidToBeWrittenOutlivesAKill(boolean synced) throws Exception {
    Process other = start(synced);
    var accepted = new ArrayList<ConsultId>();
    try (BufferedReader lines = other.inputReader()) {
      read(lines, accepted, 30);
      assertThatThrownBy(() -> Store.open(StoreSettings.in(folder)))
          .isInstanceOf(FaultyInput.class)
          .hasMessageContaining("another process");
      // Not Process.destroyForcibly, which closes what is still to be read.
      other.toHandle().destroyForcibly();
      read(lines, accepted, Integer.MAX_VALUE);
    }
    assertThat(other.waitFor()).as("killed by a signal").isEqualTo(128 + 9);

    try (Store store = Store.open(StoreSettings.in(folder))) {
      assertThat(accepted).hasSizeGreaterThanOrEqualTo(30);
      for (ConsultId consult : accepted) {
        assertThat(store.consults().find(consult)).isPresent();
        assertThat(store.consults().events(consult, 0, 10)).hasSize(1);
      }
      assertThat(store.consults().unfinished())
          .as("at most the one that nobody was told of")
          .isBetween((long) accepted.size(), accepted.size() + 1L);
    }
  }

  private Process start(boolean synced) throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                CrashedWriter.class.getName(),
                folder.toString(),
                String.valueOf(synced)))
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void read(BufferedReader lines, List<ConsultId> accepted, int most)
      throws IOException {
    String line;
    while (accepted.size() < most && (line = lines.readLine()) != null) {
      int at = line.indexOf(WORD);
      if (at == 0 && line.length() == WORD.length() + 36) {
        accepted.add(new ConsultId(line.substring(WORD.length())));
      }
    }
  }
}
