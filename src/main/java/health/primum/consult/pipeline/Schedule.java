package health.primum.consult.pipeline;

import health.primum.consult.journal.JournalUnavailable;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What is done now and then, one thing after the other; a fault of one does not end it. */
final class Schedule {
  private static final System.Logger LOG = System.getLogger(Schedule.class.getName());

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("crew").daemon().factory());

  void every(Duration period, Runnable job) {
    thread.scheduleWithFixedDelay(
        () -> attempt(job), period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
  }

  static void attempt(Runnable job) {
    try {
      job.run();
    } catch (JournalUnavailable away) {
      LOG.log(System.Logger.Level.WARNING, "the journal is out of reach; trying again");
    } catch (RuntimeException fault) {
      LOG.log(System.Logger.Level.ERROR, "fault in the crew: " + fault.getClass().getName());
    }
  }

  /** Without an interrupt, which would close an embedded database's file under whoever reads it. */
  void end() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.SECONDS)) {
        LOG.log(System.Logger.Level.INFO, "the journal is slow; leaving without waiting for it");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
