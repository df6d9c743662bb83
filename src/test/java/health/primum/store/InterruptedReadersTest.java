package health.primum.store;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.JournalUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members of a panel are interrupted while they read; nobody else is to notice. */
class InterruptedReadersTest {
  private static final Duration LONG = Duration.ofSeconds(3);

  private final AtomicBoolean stop = new AtomicBoolean();
  private final ConcurrentLinkedQueue<RuntimeException> faults = new ConcurrentLinkedQueue<>();
  private static final Duration PAUSE = Duration.ofNanos(50_000);

  private final List<ConsultId> kept = new CopyOnWriteArrayList<>();

  @Test
  void anInterruptOfWhoReadsClosesTheFileUnderNobody(@TempDir Path folder) throws Exception {
    // Without a cache each reader reads the file.
    var settings =
        new StoreSettings(
            StoreSettings.in(folder.resolve("data")).url() + ";CACHE_SIZE=0",
            "primum",
            "",
            /* connections= */ 8,
            /* synced= */ true);
    try (Store store = Store.open(settings)) {
      kept.add(accepted(store));
      List<Thread> readers =
          IntStream.range(0, 6)
              .mapToObj(number -> Thread.startVirtualThread(() -> read(store, number)))
              .toList();
      Thread interrupter = Thread.ofPlatform().start(() -> interrupt(readers));

      long end = System.nanoTime() + LONG.toNanos();
      while (System.nanoTime() < end) {
        kept.add(accepted(store));
      }
      stop.set(true);
      for (Thread each : new ArrayList<>(readers)) {
        each.join();
      }
      interrupter.join();

      assertThat(faults).isEmpty();
      assertThat(store.isWell()).isTrue();
      assertThat(store.check()).isTrue();
      assertThat(store.consults().unfinished()).isEqualTo(kept.size());
    }
  }

  private static ConsultId accepted(Store store) {
    var question = Samples.question();
    store.consults().accept(question, Optional.empty());
    return question.id();
  }

  private void read(Store store, int number) {
    for (int i = number; !stop.get(); i++) {
      Thread.interrupted();
      try {
        assertThat(store.consults().find(kept.get(i % kept.size()))).isPresent();
      } catch (JournalUnavailable interrupted) {
        // It was interrupted while it waited for a connection.
      } catch (RuntimeException fault) {
        faults.add(fault);
      }
    }
  }

  private void interrupt(List<Thread> readers) {
    while (!stop.get()) {
      readers.forEach(Thread::interrupt);
      // Often, but so that those who are interrupted come to run at all.
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
