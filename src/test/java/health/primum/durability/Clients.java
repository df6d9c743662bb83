package health.primum.durability;

import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask one consult after the other, each under its key, half of them waiting for the
 * advice, until they are told to stop.
 */
final class Clients implements AutoCloseable {
  private static final long ASYNC_PAUSE_MILLIS = 400;

  private final ConsultClient client;
  private final int first;
  private final AtomicInteger next;
  private final int most;
  private final Map<Asked, Answer> accepted =
      new ConcurrentSkipListMap<>(java.util.Comparator.comparing(Asked::token));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> asking = new ArrayList<>();
  private volatile boolean stopped;

  /**
   * Not yet asking.
   *
   * @param first number of the first case
   * @param most cases in all
   */
  Clients(ServiceProcess service, int first, int most) {
    this.client = new ConsultClient(service);
    this.first = first;
    this.next = new AtomicInteger(first);
    this.most = most;
  }

  Clients start(int clients) {
    for (int i = 0; i < clients; i++) {
      asking.add(threads.submit(this::ask));
    }
    return this;
  }

  /** The case with this number, the same in every run. */
  static Asked asked(int number) {
    return new Asked(
        "K%04d".formatted(number),
        StubHome.TEAMS.get(number % StubHome.TEAMS.size()),
        number % 2 == 0);
  }

  private Void ask() throws InterruptedException {
    while (!stopped) {
      int number = next.getAndIncrement();
      if (number >= first + most) {
        return null;
      }
      Asked asked = asked(number);
      accepted.put(asked, client.ask(asked));
      if (asked.async()) {
        Thread.sleep(ASYNC_PAUSE_MILLIS);
      }
    }
    return null;
  }

  /** Whether all cases were asked. */
  boolean isThrough() {
    return next.get() >= first + most;
  }

  /** Fails when one of them was refused, which is not seen otherwise until the end. */
  void check() throws InterruptedException, ExecutionException {
    for (Future<?> one : asking) {
      if (one.isDone()) {
        one.get();
      }
    }
  }

  /** Waits until what was begun is accepted, and tells what was. */
  Map<Asked, Answer> finish() throws InterruptedException, ExecutionException {
    stopped = true;
    for (Future<?> one : asking) {
      one.get();
    }
    return Map.copyOf(accepted);
  }

  @Override
  public void close() {
    stopped = true;
    threads.shutdownNow();
  }
}
