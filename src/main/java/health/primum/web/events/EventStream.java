package health.primum.web.events;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.pipeline.Watches;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Tells a client what happens to one consult or evaluation, from an event on to the last, each
 * exactly once: they are read from the journal by their numbers, news only says when to look.
 * Blocks; meant for a virtual thread.
 */
public final class EventStream {
  /**
   * How often.
   *
   * @param look for events of which no news came
   * @param heartbeat in silence
   */
  public record Pace(Duration look, Duration heartbeat) {
    /** A proxy commonly closes what is silent for 30 to 60 seconds. */
    public static final Pace USUAL = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(15));
  }

  private static final int AT_ONCE = 100;
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final EventSource source;
  private final Watches watches;
  private final Pace pace;

  /** Of consults. */
  public EventStream(ConsultJournal journal, Watches watches, Pace pace) {
    this(EventSource.of(journal), watches, pace);
  }

  public EventStream(EventSource source, Watches watches, Pace pace) {
    this.source = source;
    this.watches = watches;
    this.pace = pace;
  }

  /** Whether nothing will come after an event: it was the last one, or later than that. */
  public boolean isOver(ConsultId consult, long after) {
    return source.isEnded(consult) && source.events(consult, after, 1).isEmpty();
  }

  /**
   * Writes events until the last one, or until told to stop. A journal out of reach is waited for.
   *
   * @param after number of the last event seen, 0 for none
   * @param stop whether the client is gone or the service is stopping; asked at each look
   * @throws IOException when the client is gone
   */
  public void write(ConsultId consult, long after, OutputStream out, BooleanSupplier stop)
      throws IOException, InterruptedException {
    try (var watch = watches.on(consult)) {
      out.write(EventFrame.opening(RETRY));
      out.flush();
      long last = after;
      long spoke = System.nanoTime();
      boolean woken = false;
      while (!stop.getAsBoolean()) {
        List<Event> news = news(consult, last);
        boolean silent = System.nanoTime() - spoke >= pace.heartbeat().toNanos();
        if (!news.isEmpty() || silent) {
          say(news, out);
          spoke = System.nanoTime();
        }
        last = news.isEmpty() ? last : news.getLast().sequence();
        if (isLast(consult, last, news, /* doubt= */ silent || woken)) {
          return;
        }
        long from = System.nanoTime();
        watch.await(news.isEmpty() ? pace.look() : Duration.ZERO);
        woken = news.isEmpty() && System.nanoTime() - from < pace.look().toNanos();
      }
    }
  }

  private List<Event> news(ConsultId consult, long after) throws InterruptedException {
    try {
      return source.events(consult, after, AT_ONCE);
    } catch (JournalUnavailable away) {
      Thread.sleep(pace.look());
      return List.of();
    }
  }

  /** Flushes what it says: a client that is gone is noticed then. */
  private void say(List<Event> news, OutputStream out) throws IOException {
    for (Event event : news) {
      out.write(EventFrame.of(event, source.subject()));
    }
    if (news.isEmpty()) {
      out.write(EventFrame.heartbeat());
    }
    out.flush();
  }

  /**
   * Where nothing is new though there was news, or for long: a look whether the consult was
   * forgotten, or asked for from beyond its end.
   */
  private boolean isLast(ConsultId consult, long last, List<Event> news, boolean doubt) {
    if (!news.isEmpty()) {
      return news.getLast().kind() == Event.Kind.DONE;
    }
    try {
      return doubt && isOver(consult, last);
    } catch (JournalUnavailable away) {
      return false;
    }
  }
}
