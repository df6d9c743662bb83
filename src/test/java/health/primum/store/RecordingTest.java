package health.primum.store;

import static health.primum.store.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.journal.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator records what the JVM does. */
class RecordingTest {
  @Test
  void whatIsRecordedOfStatementsHasNothingOfThePatient(@TempDir Path folder) throws Exception {
    Question question = question();
    Path file = folder.resolve("recording.jfr");
    try (var recording = new Recording();
        var store = Store.open(StoreSettings.in(folder).withSynced(false))) {
      recording.enable("jdbi.statement").withThreshold(Duration.ZERO);
      recording.start();
      store.consults().accept(question, Optional.empty());
      store.calls().ask(Samples.call(question.id(), "advisor"));
      recording.stop();
      recording.dump(file);
    }
    List<RecordedEvent> events = RecordingFile.readAllEvents(file);
    assertThat(events).extracting(RecordedEvent::toString).anyMatch(e -> e.contains("insert into"));
    assertThat(events)
        .extracting(event -> event.getString("parameters"))
        .allSatisfy(values -> assertThat(values).hasSizeLessThanOrEqualTo("{named:{".length()));
  }
}
