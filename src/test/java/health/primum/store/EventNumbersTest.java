package health.primum.store;

import static health.primum.store.Samples.draft;
import static health.primum.store.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.commons.io.FileUtils;

/** Whatever is done to consults in whatever order, their events are numbered without a gap. */
class EventNumbersTest {
  private static final int CONSULTS = 3;
  private static java.nio.file.Path folder;
  private static Store store;

  /** What is done to which of the consults. */
  record Deed(int consult, String what) {}

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("primum-numbers");
    store = Store.open(StoreSettings.in(folder).withSynced(false));
    store.holders().alive("one", Duration.ofHours(1));
  }

  @AfterContainer
  static void close() throws IOException {
    store.close();
    FileUtils.deleteDirectory(folder.toFile());
  }

  @Property(tries = 60)
  void eventsAreNumberedFromOneWithoutAGap(@ForAll("deeds") List<Deed> deeds) {
    ConsultJournal journal = store.consults();
    List<ConsultId> consults = accepted(journal);
    Map<ConsultId, Set<String>> expected = new HashMap<>();
    consults.forEach(consult -> expected.put(consult, new LinkedHashSet<>(List.of("ACCEPTED"))));

    for (Deed deed : deeds) {
      ConsultId consult = consults.get(deed.consult());
      Set<String> marks = expected.get(consult);
      boolean open = !marks.contains("DONE");
      switch (deed.what()) {
        case "claim" -> {
          if (journal.claim(consult, "one").isPresent()) {
            marks.add("STARTED");
          }
        }
        case "cancel" -> {
          assertThat(journal.cancel(consult)).isEqualTo(open);
          marks.add("DONE");
        }
        default -> {
          journal.happened(draft(consult, deed.what()));
          if (open) {
            marks.add(deed.what());
          }
        }
      }
    }
    journal.accept(question(), Optional.empty());

    List<Message> sent = sent();
    for (ConsultId consult : consults) {
      List<Event> events = journal.events(consult, 0, 1_000);
      int count = expected.get(consult).size();
      assertThat(events)
          .extracting(Event::sequence)
          .isEqualTo(LongStream.rangeClosed(1, count).boxed().toList());
      List<String> words = events.stream().map(e -> Event.word(e.sequence(), e.kind())).toList();
      List<String> told =
          sent.stream()
              .filter(m -> m.channel() == Message.Channel.CONSULT_EVENTS)
              .filter(m -> m.consult().equals(consult.value()))
              .map(Message::subject)
              .toList();
      assertThat(words).as("in their order, the last of each writing").containsSubsequence(told);
      assertThat(told).endsWith(words.getLast()).doesNotHaveDuplicates();
    }
  }

  @Provide
  Arbitrary<List<Deed>> deeds() {
    return Combinators.combine(
            Arbitraries.integers().between(0, CONSULTS - 1),
            Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.of("claim", "cancel")),
                net.jqwik.api.Tuple.of(8, Arbitraries.of("a", "b", "c", "d", "e", "f"))))
        .as(Deed::new)
        .list()
        .ofMaxSize(25);
  }

  private static List<ConsultId> accepted(ConsultJournal journal) {
    var consults = new ArrayList<ConsultId>();
    for (int i = 0; i < CONSULTS; i++) {
      Question asked = question();
      journal.accept(asked, Optional.empty());
      consults.add(asked.id());
    }
    return consults;
  }

  private static List<Message> sent() {
    var all = new ArrayList<Message>();
    while (store.outbox().drain(500, all::addAll) > 0) {}
    return all;
  }
}
