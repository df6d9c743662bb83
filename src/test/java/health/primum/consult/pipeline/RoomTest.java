package health.primum.consult.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.journal.JournalUnavailable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {
  private final AtomicLong open = new AtomicLong();
  private final AtomicInteger counts = new AtomicInteger();
  private final Room room =
      new Room(
          3,
          () -> {
            counts.incrementAndGet();
            return open.get();
          });

  @Test
  void noMoreThanThereAre() {
    for (int i = 0; i < 3; i++) {
      assertThat(room.take()).isTrue();
      open.incrementAndGet();
    }
    assertThat(room.take()).isFalse();
    assertThat(room.take()).isFalse();
  }

  @Test
  void whoeverIsRefusedWasCounted() {
    for (int i = 0; i < 3; i++) {
      assertThat(room.take()).isTrue();
    }
    // Those have ended meanwhile, or were never accepted.
    assertThat(room.take()).isTrue();
    open.set(3);
    room.take();
    room.take();
    int before = counts.get();
    assertThat(room.take()).isFalse();
    assertThat(counts.get()).isGreaterThan(before);
  }

  @Test
  void aCountServesSeveral() {
    var wide = new Room(1_000, counts::incrementAndGet);
    for (int i = 0; i < 500; i++) {
      assertThat(wide.take()).isTrue();
    }
    assertThat(counts.get()).isLessThan(500);
  }

  @Test
  void withoutAJournalNobodyIsCounted() {
    var lost =
        new Room(
            3,
            () -> {
              throw new JournalUnavailable(new IllegalStateException());
            });
    assertThatThrownBy(lost::take).isInstanceOf(JournalUnavailable.class);
    assertThatThrownBy(lost::take).isInstanceOf(JournalUnavailable.class);
  }
}
