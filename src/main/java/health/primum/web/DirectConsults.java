package health.primum.web;

import health.primum.consult.ConsultListener;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.consult.pipeline.Busy;
import health.primum.fault.FaultyInput;
import health.primum.web.asked.ConsultQuery;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Consults of which nothing is written down: carried out in this process while the client waits,
 * and gone with either. Thread-safe.
 */
public final class DirectConsults {
  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final System.Logger LOG = System.getLogger(DirectConsults.class.getName());

  private final ConsultDesk desk;
  private final Semaphore room;
  private final boolean recording;

  /**
   * Takes so many at once.
   *
   * @param atOnce more are refused
   * @param recording whether calls of models are written to a tape: then nothing can be promised
   */
  public DirectConsults(ConsultDesk desk, int atOnce, boolean recording) {
    this.desk = desk;
    this.room = new Semaphore(atOnce);
    this.recording = recording;
  }

  /**
   * Asks, and stops asking when the client goes.
   *
   * @throws FaultyInput when answers are recorded here, or the team may not be asked
   * @throws NotEvaluated when it may be asked only with a report
   * @throws Busy when there is no room
   * @throws Unfulfilled.Unwritten when it could not be carried out
   */
  AdviceDocument ask(ConsultQuery query, Client client) {
    if (recording) {
      throw new FaultyInput(
          "retention",
          "cannot be zero while this service records what models are asked and answer",
          "ask for days such as \"P1D\", or have PRIMUM_RECORD unset");
    }
    if (!room.tryAcquire()) {
      throw new Busy(RETRY);
    }
    Thread asking = Thread.currentThread();
    try (var waiting = client.whenGone(asking::interrupt)) {
      return AdviceDocument.of(
          desk.ask(query.clinicalCase(), query.team(), query.deadline(), ConsultListener.NONE),
          desk.evaluated(query.team()));
    } catch (FaultyInput | NotEvaluated refused) {
      throw refused;
    } catch (RuntimeException fault) {
      // Its message and stack may quote the case, and a log is kept.
      String kind = fault.getClass().getName();
      LOG.log(System.Logger.Level.ERROR, "fault in a consult of which nothing is kept: " + kind);
      throw new Unfulfilled.Unwritten(fault.getClass().getSimpleName());
    } finally {
      room.release();
    }
  }
}
