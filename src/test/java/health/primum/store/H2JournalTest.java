package health.primum.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.ConsultId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2JournalTest extends JournalContract {
  @TempDir static Path folder;

  @Override
  StoreSettings settings() {
    return StoreSettings.in(folder.resolve("data"));
  }

  @Test
  void whoeverHeldSomethingBeforeTheFileWasOpenedIsDead(@TempDir Path other) {
    ConsultId consult;
    try (Store before = Store.open(StoreSettings.in(other))) {
      before.holders().alive("dead", Duration.ofHours(1));
      consult = Samples.question().id();
      before.consults().accept(Samples.question(consult), Optional.empty());
      assertThat(before.consults().claim(consult, "dead")).isPresent();
      assertThat(before.consults().claim(consult, "other")).isEmpty();
    }
    try (Store after = Store.open(StoreSettings.in(other))) {
      assertThat(after.holders().revive(Duration.ZERO)).isOne();
      assertThat(after.consults().claim(consult, "other")).isPresent();
    }
  }
}
