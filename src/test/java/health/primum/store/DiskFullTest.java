package health.primum.store;

import static health.primum.store.Samples.draft;
import static health.primum.store.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Question;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk is full while the journal is open on it, and has room again. */
class DiskFullTest {
  private static final int READERS = 6;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    SmallDisk.register();
    store =
        Store.open(StoreSettings.at("jdbc:h2:small:" + folder.resolve("journal"), "primum", ""));
  }

  @AfterEach
  void close() {
    SmallDisk.full(false);
    store.close();
    threads.shutdownNow();
  }

  @Test
  void saysSoAndGoesOnWithWhatWasWritten() throws Exception {
    ConsultId consult = accepted();
    readAtOnce(consult);

    SmallDisk.full(true);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> store.consults().accept(question(), Optional.empty()))
          .isInstanceOf(JournalUnavailable.class);
      assertThat(store.check()).as("not for a moment, time %d", i).isFalse();
    }
    store.consults().happened(draft(consult, "while it was full"));
    Thread.sleep(600);

    SmallDisk.full(false);
    assertThat(store.check()).isTrue();
    readAtOnce(consult);
    accepted();
    assertThat(store.consults().unfinished()).as("none that was refused").isEqualTo(2);
    assertThat(store.consults().events(consult, 0, 10))
        .extracting(Event::kind)
        .containsExactly(Event.Kind.ACCEPTED, Event.Kind.MEMBER_PROPOSED);
  }

  @Test
  void whoeverWasUsingTheFileDoesNotLockOthersOut() throws Exception {
    ConsultId consult = accepted();
    var drains = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Future<Integer> slow =
        threads.submit(
            () ->
                store
                    .outbox()
                    .drain(
                        10,
                        messages -> {
                          drains.countDown();
                          await(go);
                        }));
    drains.await();

    SmallDisk.full(true);
    assertThatThrownBy(() -> store.consults().accept(question(), Optional.empty()))
        .isInstanceOf(JournalUnavailable.class);
    SmallDisk.full(false);
    accepted();
    go.countDown();

    assertThatThrownBy(slow::get).hasCauseInstanceOf(JournalUnavailable.class);
    readAtOnce(consult);
    accepted();
    assertThat(store.outbox().drain(10, messages -> {})).as("two each, sent again").isEqualTo(6);
  }

  @Test
  void comesBackHoweverOftenAndInTheMidstOfWhat() throws Exception {
    var over = new AtomicBoolean();
    var users = new ArrayList<Future<?>>();
    for (int i = 0; i < READERS; i++) {
      String name = "user-" + i;
      users.add(threads.submit(() -> use(name, over)));
    }
    for (int time = 0; time < 12; time++) {
      SmallDisk.full(true);
      Thread.sleep(time * 7 % 60);
      SmallDisk.full(false);
      var question = question();
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .ignoreExceptionsInstanceOf(JournalUnavailable.class)
          .until(() -> store.check() && isThere(question));
    }
    over.set(true);
    for (Future<?> user : users) {
      user.get(10, TimeUnit.SECONDS);
    }
    assertThat(store.consults().unfinished()).isEqualTo(12);
  }

  private boolean isThere(Question question) {
    return switch (store.consults().accept(question, Optional.empty())) {
      case Acceptance.Accepted accepted -> true;
      case Acceptance.Repeated repeated -> true;
      case Acceptance.KeyTaken taken -> false;
    };
  }

  /** In transactions of its own, beside the one that writes. */
  private void use(String name, AtomicBoolean over) {
    while (!over.get()) {
      try {
        store.holders().alive(name, Duration.ofMinutes(1));
        store.outbox().drain(10, messages -> {});
        store.holders().revive(Duration.ZERO);
      } catch (JournalUnavailable away) {
        Thread.yield();
      }
    }
  }

  private ConsultId accepted() {
    var question = question();
    assertThat(store.consults().accept(question, Optional.empty()))
        .isEqualTo(new Acceptance.Accepted(question.id()));
    return question.id();
  }

  /** Over as many connections. */
  private void readAtOnce(ConsultId consult) throws Exception {
    var together = new CyclicBarrier(READERS);
    Callable<Boolean> read =
        () -> {
          together.await();
          return store.consults().find(consult).isPresent();
        };
    for (int round = 0; round < 3; round++) {
      List<Future<Boolean>> all =
          threads.invokeAll(IntStream.range(0, READERS).mapToObj(i -> read).toList());
      for (Future<Boolean> one : all) {
        assertThat(one.get()).isTrue();
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
