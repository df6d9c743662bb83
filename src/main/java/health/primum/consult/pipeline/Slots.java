package health.primum.consult.pipeline;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.JournalUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Pieces of work that a process has in hand, each on a virtual thread of its own and belonging to a
 * consult or evaluation: no more than so many, stopped when their consult is. Thread-safe.
 */
final class Slots {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Semaphore free;
  private final Set<Work> works = ConcurrentHashMap.newKeySet();
  private final Set<Item> inHand = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  Slots(int most) {
    this.free = new Semaphore(most);
  }

  /** What a piece of work is: a consult or one call of it, or an item of an evaluation. */
  record Item(ConsultId consult, String call) {}

  /** A piece of work. */
  final class Work implements Items.Hold {
    private final Item item;
    private volatile boolean stopped;
    private Thread thread = Thread.currentThread();

    private Work(Item item) {
      this.item = item;
    }

    @Override
    public boolean isStopped() {
      return stopped;
    }

    private void stop() {
      stopped = true;
      thread.interrupt();
    }

    @Override
    public void insist(Runnable writing) {
      boolean last = false;
      while (!last) {
        // Being stopped cuts off a model, not the writing of what it said already: told while it
        // waits in the line, it tries once more.
        last = stopped;
        Thread.interrupted();
        try {
          writing.run();
          return;
        } catch (JournalUnavailable away) {
          if (!stopped) {
            LockSupport.parkNanos(PAUSE.toNanos());
          }
        }
      }
    }
  }

  /** What is done in a slot; null for nothing after all. */
  interface Taking<T> {
    @org.jspecify.annotations.Nullable
    T take();
  }

  /** What is done with what was taken. */
  interface Doing<T> {
    void on(T taken, Work work);
  }

  /**
   * Waits for a slot, takes something in it, and does the rest on another thread. What is in hand
   * already is not taken again: the journal may take this process for dead when it was away.
   *
   * @throws RejectedExecutionException when this process is stopping
   */
  <T> void fill(Item item, Taking<T> taking, Doing<T> doing) {
    acquire();
    use(item, taking, doing);
  }

  /** The same, if there is a slot now and this process is not stopping; else false. */
  <T> boolean tryFill(Item item, Taking<T> taking, Doing<T> doing) {
    if (!isFree()) {
      return false;
    }
    use(item, taking, doing);
    return true;
  }

  private <T> void use(Item item, Taking<T> taking, Doing<T> doing) {
    try (var place = new Place(item)) {
      T taken = place.mine ? taking.take() : null;
      if (taken != null) {
        place.begin(taken, doing);
      }
    }
  }

  /**
   * A slot for something that is in no hand yet; empty when there is none, or somebody waits for
   * one: nobody overtakes what was there before. Close it.
   */
  Optional<Place> place(Item item) {
    if (free.hasQueuedThreads() || !isFree()) {
      return Optional.empty();
    }
    var place = new Place(item);
    if (!place.mine) {
      place.close();
      return Optional.empty();
    }
    return Optional.of(place);
  }

  private boolean isFree() {
    if (!free.tryAcquire()) {
      return false;
    }
    if (closed) {
      free.release();
      return false;
    }
    return true;
  }

  /** A slot before anything is done in it; whoever makes one has acquired it. */
  final class Place implements AutoCloseable {
    private final Item item;
    private final boolean mine;
    private volatile boolean begun;

    private Place(Item item) {
      this.item = item;
      this.mine = inHand.add(item);
    }

    /** Does what is to be done with what was taken, on another thread; once. */
    <T> void begin(T taken, Doing<T> doing) {
      Slots.this.begin(new Work(item), taken, doing, this::begun);
    }

    private void begun() {
      begun = true;
    }

    /** Lets go of it if nothing was begun. */
    @Override
    public void close() {
      if (!begun) {
        free.release();
        if (mine) {
          inHand.remove(item);
        }
      }
    }
  }

  private void acquire() {
    try {
      free.acquire();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("interrupted while waiting for room", stopped);
    }
    if (closed) {
      free.release();
      throw new RejectedExecutionException("this process is stopping");
    }
  }

  private <T> void begin(Work work, T taken, Doing<T> doing, Runnable begun) {
    Thread thread =
        Thread.ofVirtual()
            .unstarted(
                () -> {
                  try {
                    doing.on(taken, work);
                  } finally {
                    end(work);
                  }
                });
    work.thread = thread;
    works.add(work);
    begun.run();
    boolean started = false;
    try {
      thread.start();
      started = true;
    } finally {
      if (!started) {
        end(work);
      }
    }
  }

  private void end(Work work) {
    works.remove(work);
    inHand.remove(work.item);
    free.release();
  }

  /** Whether this is in hand. */
  boolean has(Item item) {
    return inHand.contains(item);
  }

  /** The consults that work in hand belongs to. */
  Set<ConsultId> consults() {
    return works.stream().map(work -> work.item.consult()).collect(Collectors.toSet());
  }

  /** Stops what belongs to some consults. */
  void stop(Predicate<ConsultId> which) {
    works.stream().filter(work -> which.test(work.item.consult())).forEach(Work::stop);
  }

  /** Takes nothing more on. */
  void close() {
    closed = true;
  }

  int size() {
    return works.size();
  }

  boolean isEmpty() {
    return works.isEmpty();
  }
}
