package health.primum.noharm.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

  @Test
  void outcomesStandInTheOrderOfTheThingsWhicheverIsDoneFirst() {
    var lastIsDone = new CountDownLatch(1);
    List<Integer> outcomes =
        new Turns(executor, 3)
            .each(
                List.of(1, 2, 3),
                i -> {
                  if (i == 3) {
                    lastIsDone.countDown();
                  } else {
                    await(lastIsDone);
                  }
                  return 10 * i;
                });
    assertThat(outcomes).containsExactly(10, 20, 30);
  }

  @Test
  void noMoreAreUnderWayThanAllowed() {
    var underWay = new AtomicInteger();
    var most = new AtomicInteger();
    new Turns(executor, 4)
        .each(
            IntStream.range(0, 100).boxed().toList(),
            i -> {
              most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
              Thread.yield();
              return underWay.decrementAndGet();
            });
    assertThat(most.get()).isBetween(1, 4);
  }

  @Test
  void oneThatThrowsEndsItAndInterruptsTheOthers() {
    var interrupted = new CountDownLatch(1);
    var waiting = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                new Turns(executor, 2)
                    .each(
                        List.of(1, 2),
                        i -> {
                          if (i == 2) {
                            await(waiting);
                            throw new IllegalArgumentException("two");
                          }
                          waiting.countDown();
                          try {
                            Thread.sleep(60_000);
                          } catch (InterruptedException stopped) {
                            interrupted.countDown();
                          }
                          return i;
                        }))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two");
    await(interrupted);
  }

  @Test
  void anInterruptedCallerIsToldAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> new Turns(executor, 1).each(List.of(1, 2), i -> i))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}
