package health.primum.store;

import static health.primum.store.Samples.call;
import static health.primum.store.Samples.draft;
import static health.primum.store.Samples.key;
import static health.primum.store.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Question;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two processes on one PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesTest {
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration RECENT = Duration.ofMillis(500);
  private static final int CONSULTS = 60;
  private final List<Store> stores = new ArrayList<>();

  @BeforeAll
  void open() throws Exception {
    StoreSettings settings = Postgres.shared().database();
    // At once, as when two processes start on an empty database.
    stores.addAll(both(() -> Store.open(settings), () -> Store.open(settings)));
    stores.get(0).holders().alive("0", LEASE);
    stores.get(1).holders().alive("1", LEASE);
  }

  @BeforeEach
  void sendWhatIsLeft() {
    drained(0, new ConcurrentLinkedQueue<>());
  }

  @AfterAll
  void close() {
    stores.forEach(Store::close);
  }

  @Test
  void eachConsultAndEachCallIsTakenOnce() throws Exception {
    List<ConsultId> consults = accepted();
    consults.forEach(consult -> stores.get(0).calls().ask(call(consult, "advisor")));

    List<List<ConsultId>> claimed =
        both(() -> claimed(0, consults), () -> claimed(1, consults.reversed()));
    List<List<ConsultId>> taken =
        both(() -> taken(0, consults), () -> taken(1, consults.reversed()));

    for (List<List<ConsultId>> won : List.of(claimed, taken)) {
      assertThat(won.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(consults);
    }
  }

  @Test
  void eachMessageIsGivenToOne() throws Exception {
    List<ConsultId> consults = accepted();
    var sent = new ConcurrentLinkedQueue<Message>();

    both(() -> drained(0, sent), () -> drained(1, sent));

    assertThat(sent).hasSize(2 * consults.size());
    assertThat(new HashSet<>(sent)).hasSize(2 * consults.size());
  }

  @Test
  void oneOfThemSendsWhatIsLostAgain() throws Exception {
    Set<String> lost = accepted().stream().map(ConsultId::value).collect(Collectors.toSet());
    drained(0, new ConcurrentLinkedQueue<>());
    Thread.sleep(RECENT);

    both(
        () -> stores.get(0).holders().revive(RECENT), () -> stores.get(1).holders().revive(RECENT));

    var sent = new ConcurrentLinkedQueue<Message>();
    drained(0, sent);
    assertThat(sent)
        .filteredOn(message -> lost.contains(message.consult()))
        .extracting(Message::consult)
        .containsExactlyInAnyOrderElementsOf(lost);
  }

  @Test
  void eventsOfBothAreNumberedWithoutAGap() throws Exception {
    ConsultId consult = accepted().getFirst();

    both(() -> happened(0, consult), () -> happened(1, consult));

    List<Event> events = stores.get(0).consults().events(consult, 0, 1_000);
    assertThat(events)
        .extracting(Event::sequence)
        .isEqualTo(LongStream.rangeClosed(1, 1 + 150).boxed().toList());
  }

  @Test
  void oneOfThemEndsAConsult() throws Exception {
    List<ConsultId> consults = accepted();

    List<Long> ended = both(() -> cancelled(0, consults), () -> cancelled(1, consults.reversed()));

    assertThat(ended.get(0) + ended.get(1)).isEqualTo(CONSULTS);
    for (ConsultId consult : consults) {
      assertThat(stores.get(0).consults().events(consult, 0, 10)).hasSize(2);
    }
  }

  private List<ConsultId> accepted() {
    return IntStream.range(0, CONSULTS)
        .mapToObj(
            i -> {
              Question asked = question();
              stores.get(i % 2).consults().accept(asked, Optional.empty());
              return asked.id();
            })
        .toList();
  }

  private List<ConsultId> claimed(int store, List<ConsultId> consults) throws Exception {
    return won(consults, c -> stores.get(store).consults().claim(c, "" + store).isPresent());
  }

  private List<ConsultId> taken(int store, List<ConsultId> consults) throws Exception {
    return won(
        consults,
        c -> stores.get(store).calls().take(c, key(c, "advisor").word(), "" + store).isPresent());
  }

  private long cancelled(int store, List<ConsultId> consults) throws Exception {
    return won(consults, c -> stores.get(store).consults().cancel(c)).size();
  }

  /** All at once, so that many go into one transaction. */
  private static List<ConsultId> won(
      List<ConsultId> consults, java.util.function.Predicate<ConsultId> attempt) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var attempts = new ArrayList<Future<Boolean>>();
      consults.forEach(consult -> attempts.add(threads.submit(() -> attempt.test(consult))));
      var won = new ArrayList<ConsultId>();
      for (int i = 0; i < consults.size(); i++) {
        if (attempts.get(i).get()) {
          won.add(consults.get(i));
        }
      }
      return won;
    }
  }

  private boolean drained(int store, ConcurrentLinkedQueue<Message> sent) {
    while (stores.get(store).outbox().drain(7, sent::addAll) > 0) {}
    return true;
  }

  /** A hundred of each, fifty of which are the same. */
  private boolean happened(int store, ConsultId consult) {
    for (int i = 0; i < 100; i++) {
      stores
          .get(store)
          .consults()
          .happened(draft(consult, i % 2 == 0 ? "both " + i : "of " + store + " " + i));
    }
    stores.get(store).consults().accept(question(), Optional.empty());
    return true;
  }

  private static <T> List<T> both(Callable<T> one, Callable<T> other) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var ready = new CyclicBarrier(2);
      Future<T> first = threads.submit(() -> after(ready, one));
      Future<T> second = threads.submit(() -> after(ready, other));
      return List.of(first.get(), second.get());
    }
  }

  private static <T> T after(CyclicBarrier ready, Callable<T> work) throws Exception {
    ready.await();
    return work.call();
  }
}
