package health.primum.bench;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Question;
import health.primum.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * Consults of five members of which only what the journal does is carried out: accept, claim, five
 * calls at once (ask, take, answer), three events of each, end. Its messages are drained beside it.
 */
final class JournalConsult implements Contender, AutoCloseable {
  private static final String HOLDER = "bench";
  private final Store store;
  private final ConsultJournal consults;
  private final CallJournal calls;
  private final Duration model;
  private final Semaphore news = new Semaphore(0);
  private final Thread relay;
  private volatile boolean over;

  /** Models take so long. */
  JournalConsult(Store store, Duration model) {
    this.store = store;
    this.consults = store.consults();
    this.calls = store.calls();
    this.model = model;
    store.holders().alive(HOLDER, Duration.ofHours(1));
    store.outbox().onMessage(news::release);
    this.relay = Thread.ofPlatform().start(this::relay);
  }

  @Override
  public String name() {
    return "journal";
  }

  @Override
  public boolean consult() {
    Question question = JournalSamples.question();
    ConsultId consult = question.id();
    consults.accept(question, Optional.empty(), HOLDER, claim -> {});
    var members = new ArrayList<Thread>();
    for (int i = 0; i < JournalSamples.MEMBERS; i++) {
      int member = i;
      members.add(Thread.startVirtualThread(() -> member(consult, member)));
    }
    for (Thread member : members) {
      try {
        member.join();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
    boolean whole = calls.replies(keys(consult)).size() == JournalSamples.MEMBERS;
    return consults.end(consult, HOLDER, Ending.with(JournalSamples.advice(consult))) && whole;
  }

  private static List<CallKey> keys(ConsultId consult) {
    var keys = new ArrayList<CallKey>();
    for (int i = 0; i < JournalSamples.MEMBERS; i++) {
      keys.add(JournalSamples.call(consult, i).key());
    }
    return keys;
  }

  private void member(ConsultId consult, int member) {
    MemberCall call = JournalSamples.call(consult, member);
    happened(consult, Event.Kind.MEMBER_STARTED, member);
    try {
      Thread.sleep(model);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    calls.keep(call, JournalSamples.reply());
    happened(consult, Event.Kind.MEMBER_PROPOSED, member);
    happened(consult, Event.Kind.MEMBER_RATED, member);
  }

  private void happened(ConsultId consult, Event.Kind kind, int member) {
    consults.happened(
        new Event.Draft(
            consult,
            kind + "-" + member,
            Instant.now(),
            kind,
            new TreeMap<>(Map.of("agent", "member-" + member))));
  }

  private void relay() {
    while (!over) {
      try {
        news.acquire();
        news.drainPermits();
      } catch (InterruptedException interrupted) {
        return;
      }
      while (store.outbox().drain(500, (List<Message> messages) -> {}) > 0) {}
    }
  }

  @Override
  public void close() {
    over = true;
    news.release();
    try {
      relay.join();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    store.close();
  }
}
