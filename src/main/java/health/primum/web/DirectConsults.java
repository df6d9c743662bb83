package health.primum.web;

import health.primum.consult.ConsultListener;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.pipeline.Busy;
import health.primum.web.asked.ConsultQuery;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Consults of which nothing is written down: carried out in this process while the client waits,
 * and gone with either. Thread-safe.
 */
public final class DirectConsults {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final ConsultDesk desk;
  private final Semaphore room;

  /**
   * Takes so many at once.
   *
   * @param atOnce more are refused
   */
  public DirectConsults(ConsultDesk desk, int atOnce) {
    this.desk = desk;
    this.room = new Semaphore(atOnce);
  }

  /**
   * Asks, and stops asking when the client goes.
   *
   * @throws Busy when there is no room
   */
  AdviceDocument ask(ConsultQuery query, Client client) {
    if (!room.tryAcquire()) {
      throw new Busy(RETRY);
    }
    Thread asking = Thread.currentThread();
    try (var waiting = client.whenGone(asking::interrupt)) {
      return AdviceDocument.of(
          desk.ask(query.clinicalCase(), query.team(), query.deadline(), ConsultListener.NONE),
          desk.evaluated(query.team()));
    } finally {
      room.release();
    }
  }
}
