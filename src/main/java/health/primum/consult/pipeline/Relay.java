package health.primum.consult.pipeline;

import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Outbox;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Sends out the messages that were written with what they tell of: at once when one was written
 * here, now and then for those that another process left behind. Thread-safe.
 */
final class Relay implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Relay.class.getName());
  private static final int MOST = 500;
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Outbox outbox;
  private final Sender sender;
  private final Semaphore news = new Semaphore(1);
  private final Thread thread = Thread.ofPlatform().name("relay").daemon().unstarted(this::run);
  private volatile boolean closed;

  Relay(Outbox outbox, Sender sender) {
    this.outbox = outbox;
    this.sender = sender;
  }

  void start() {
    outbox.onMessage(news::release);
    thread.start();
  }

  private void run() {
    while (!closed) {
      try {
        news.tryAcquire(IDLE.toMillis(), TimeUnit.MILLISECONDS);
        news.drainPermits();
        drain();
      } catch (InterruptedException stopped) {
        return;
      }
    }
  }

  private void drain() throws InterruptedException {
    try {
      while (outbox.drain(MOST, sender::send) > 0 && !closed) {
        // As long as there are some.
      }
    } catch (JournalUnavailable | Sender.BrokerUnavailable away) {
      Thread.sleep(PAUSE);
      news.release();
    } catch (RuntimeException | Error fault) {
      LOG.log(System.Logger.Level.ERROR, "nothing is sent: " + fault.getClass().getName());
      Thread.sleep(PAUSE);
      news.release();
    }
  }

  @Override
  public void close() {
    closed = true;
    news.release();
    try {
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
