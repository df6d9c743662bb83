package health.primum.consult.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.JournalUnavailable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SlotsTest {
  private static final ConsultId CONSULT = new ConsultId("c");
  private final Slots slots = new Slots(1);
  private final AtomicInteger written = new AtomicInteger();

  @Test
  void whatWasPaidForIsWrittenThoughItsProcessStopsWhileItWaits() throws Exception {
    var inLine = new CountDownLatch(1);
    slots.fill(
        new Slots.Item(CONSULT, "call"),
        () -> "reply",
        (reply, work) -> work.insist(() -> waitInLine(inLine)));
    inLine.await();

    slots.stop(consult -> true);

    while (!slots.isEmpty()) {
      Thread.sleep(1);
    }
    assertThat(written.get()).isEqualTo(1);
  }

  /** As the journal's line does: whoever is told to stop while it waits in it leaves it. */
  private void waitInLine(CountDownLatch inLine) {
    if (inLine.getCount() == 0) {
      written.incrementAndGet();
      return;
    }
    inLine.countDown();
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new JournalUnavailable(stopped);
    }
  }

  @Test
  void withoutAJournalAStoppedPieceOfWorkEndsAllTheSame() throws Exception {
    var tried = new AtomicInteger();
    slots.fill(
        new Slots.Item(CONSULT, "call"),
        () -> "reply",
        (reply, work) ->
            work.insist(
                () -> {
                  tried.incrementAndGet();
                  throw new JournalUnavailable(new IllegalStateException());
                }));
    while (tried.get() == 0) {
      Thread.sleep(1);
    }
    slots.stop(consult -> true);
    while (!slots.isEmpty()) {
      Thread.sleep(1);
    }
    assertThat(tried.get()).isBetween(1, 5);
  }

  @Test
  void whereThereIsNoRoomNothingIsTaken() {
    slots.fill(new Slots.Item(CONSULT, "one"), () -> "x", (x, work) -> work.insist(this::hang));
    assertThat(slots.tryFill(new Slots.Item(CONSULT, "two"), () -> "y", (y, work) -> {})).isFalse();
    slots.stop(consult -> true);
  }

  @Test
  void aPlaceIsFreeAgainWhetherSomethingBeganInItOrNot() throws Exception {
    var one = new Slots.Item(CONSULT, "one");
    try (var unused = slots.place(one).orElseThrow()) {
      assertThat(slots.place(new Slots.Item(CONSULT, "two"))).isEmpty();
      assertThat(unused).isNotNull();
    }
    try (var used = slots.place(one).orElseThrow()) {
      used.begin("x", (x, work) -> written.incrementAndGet());
    }
    while (!slots.isEmpty()) {
      Thread.sleep(1);
    }
    assertThat(written.get()).isEqualTo(1);
    try (var again = slots.place(one).orElseThrow()) {
      assertThat(again).isNotNull();
    }
  }

  @Test
  void nobodyOvertakesWhoWaitsForASlot() throws Exception {
    var free = new CountDownLatch(1);
    var order = new CopyOnWriteArrayList<String>();
    slots.fill(new Slots.Item(CONSULT, "first"), () -> "x", (x, work) -> hold(free));
    var waiting =
        Thread.startVirtualThread(
            () ->
                slots.fill(
                    new Slots.Item(CONSULT, "waits"), () -> "y", (y, work) -> order.add("waits")));
    while (waiting.getState() != Thread.State.WAITING) {
      Thread.sleep(1);
    }
    assertThat(slots.place(new Slots.Item(CONSULT, "late"))).isEmpty();
    free.countDown();
    waiting.join();
    while (!slots.isEmpty()) {
      Thread.sleep(1);
    }
    assertThat(order).containsExactly("waits");
  }

  private static void hold(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void hang() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whoIsStoppingTakesNothing() {
    slots.close();
    assertThat(slots.tryFill(new Slots.Item(CONSULT, "one"), () -> "x", (x, work) -> {})).isFalse();
  }
}
