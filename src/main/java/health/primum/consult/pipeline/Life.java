package health.primum.consult.pipeline;

import health.primum.consult.journal.Holders;
import health.primum.consult.journal.JournalUnavailable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process's signs of life, on a thread that does nothing else: whoever is late with them loses
 * what it has in hand. Thread-safe.
 */
final class Life {
  private static final System.Logger LOG = System.getLogger(Life.class.getName());

  private final Holders holders;
  private final String holder;
  private final Duration lease;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final AtomicInteger breaks = new AtomicInteger();
  private volatile long lastSign = System.nanoTime();
  private volatile long lastAway = System.nanoTime() - Duration.ofDays(1).toNanos();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("signs-of-life").daemon().factory());

  Life(Holders holders, String holder, Duration lease) {
    this.holders = holders;
    this.holder = holder;
    this.lease = lease;
  }

  /** Says that it is there, now and every third of a lease. */
  void begin() {
    sign();
    long period = lease.dividedBy(3).toMillis();
    thread.scheduleWithFixedDelay(this::sign, period, period, TimeUnit.MILLISECONDS);
  }

  private void sign() {
    try {
      long from = System.nanoTime();
      holders.alive(holder, lease);
      if (begun.getCount() == 0 && from - lastSign > lease.toNanos()) {
        breaks.incrementAndGet();
      }
      lastSign = from;
      begun.countDown();
    } catch (JournalUnavailable away) {
      lastAway = System.nanoTime();
      LOG.log(System.Logger.Level.WARNING, "no sign of life: the journal is out of reach");
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "no sign of life: " + fault.getClass().getName());
    }
  }

  /**
   * Returns when this process has said that it is there: what it took before would be anybody's.
   *
   * @throws RejectedExecutionException when it is told to stop meanwhile
   */
  void awaitBegun() {
    try {
      begun.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException("stopped before it began", stopped);
    }
  }

  /**
   * How often its lease was over before it said again that it is there; others may have taken what
   * it held.
   */
  int breaks() {
    return breaks.get() + (System.nanoTime() - lastSign > lease.toNanos() ? 1 : 0);
  }

  /** Whether this process has said that it is there. */
  boolean hasBegun() {
    return begun.getCount() == 0;
  }

  /**
   * Whether others that gave no sign for a lease are dead: while the journal was away nobody could
   * give one, and everybody gets a lease to say that they are there after all.
   */
  boolean mayTellWhoIsDead() {
    return System.nanoTime() - lastAway > lease.toNanos();
  }

  /** Without an interrupt, which would close an embedded database's file under whoever reads it. */
  void end() {
    thread.shutdown();
    try {
      thread.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
