package health.primum.testsupport;

import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.Asked;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Claim;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Filter;
import health.primum.consult.journal.Holders;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.MemberCall;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.journal.Outbox;
import health.primum.consult.journal.Page;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import health.primum.consult.journal.Retention;
import health.primum.consult.journal.State;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The journal in memory: gone with the process, and as the real one in all else. A holder lives for
 * as long as it said it would, by the clock given; one that never said so is dead.
 */
public final class InMemoryJournal
    implements ConsultJournal, CallJournal, Holders, Retention, Outbox {
  /** A key within its tenant. */
  private record Named(String tenant, String key) {}

  /** What was asked under a key. */
  private record First(ConsultId id, Repeatable repeatable) {}

  private final Clock clock;
  private final Map<ConsultId, KeptConsult> consults = new LinkedHashMap<>();
  private final Map<Named, First> keys = new HashMap<>();
  private final Map<String, Instant> lives = new HashMap<>();
  private final Deque<Message> outbox = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Written before whatever is written next. */
  private final List<Runnable> later = new ArrayList<>();

  private final ReentrantLock draining = new ReentrantLock();
  private volatile boolean outOfReach;
  private volatile boolean refusesCompletions;

  public InMemoryJournal(Clock clock) {
    this.clock = clock;
  }

  /** From now on every call throws {@link JournalUnavailable}, until told otherwise. */
  public void outOfReach(boolean now) {
    outOfReach = now;
  }

  /** From now on what a model said is refused, as text that a column cannot hold is. */
  public void refuseCompletions() {
    refusesCompletions = true;
  }

  @Override
  public Acceptance accept(Question question, Optional<Repeatable> repeatable) {
    return accept(question, repeatable, /* holder= */ null);
  }

  @Override
  public Acceptance accept(
      Question question, Optional<Repeatable> repeatable, String holder, Consumer<Claim> taken) {
    Acceptance acceptance = accept(question, repeatable, holder);
    if (acceptance instanceof Acceptance.Accepted) {
      taken.accept(new Claim(question, Map.of(), 1));
    }
    return acceptance;
  }

  private Acceptance accept(
      Question question, Optional<Repeatable> repeatable, @Nullable String holder) {
    return write(
        () -> {
          if (repeatable.isPresent()) {
            var name = new Named(question.caller().tenant(), repeatable.get().key());
            First first = keys.get(name);
            if (first != null) {
              return first.repeatable().body().equals(repeatable.get().body())
                  ? new Acceptance.Repeated(first.id())
                  : new Acceptance.KeyTaken();
            }
            keys.put(name, new First(question.id(), repeatable.get()));
          }
          var kept = new KeptConsult(question, clock.instant());
          consults.put(question.id(), kept);
          add(kept, "accepted", question.acceptedAt(), Event.Kind.ACCEPTED, Map.of());
          if (holder == null) {
            outbox.add(requested(question.id()));
          } else {
            taken(kept, holder);
          }
          return new Acceptance.Accepted(question.id());
        });
  }

  private Claim taken(KeptConsult kept, String holder) {
    kept.holder = holder;
    kept.state = State.RUNNING;
    kept.attempt++;
    add(
        kept,
        "started/" + kept.attempt,
        clock.instant(),
        Event.Kind.STARTED,
        Map.of("attempt", String.valueOf(kept.attempt)));
    return new Claim(kept.question, kept.replies(), kept.attempt);
  }

  @Override
  public Optional<Question> question(ConsultId consult) {
    return write(() -> Optional.ofNullable(consults.get(consult)).map(kept -> kept.question));
  }

  @Override
  public Optional<Acceptance> repeated(Caller caller, Repeatable repeatable) {
    return write(
        () ->
            Optional.ofNullable(keys.get(new Named(caller.tenant(), repeatable.key())))
                .map(
                    first ->
                        first.repeatable().body().equals(repeatable.body())
                            ? new Acceptance.Repeated(first.id())
                            : new Acceptance.KeyTaken()));
  }

  @Override
  public Optional<Claim> claim(ConsultId consult, String holder) {
    return write(
        () -> {
          KeptConsult kept = consults.get(consult);
          if (kept == null || kept.state.isFinal() || lives(kept.holder)) {
            return Optional.empty();
          }
          return Optional.of(taken(kept, holder));
        });
  }

  @Override
  public void happened(Event.Draft event) {
    try {
      write(
          () -> {
            KeptConsult kept = consults.get(event.consult());
            if (kept != null && !kept.state.isFinal()) {
              add(kept, event.mark(), event.at(), event.kind(), event.data());
            }
            return true;
          });
    } catch (JournalUnavailable lost) {
      // An event is no reason to stop a consult.
    }
  }

  @Override
  public boolean end(ConsultId consult, String holder, Ending ending) {
    return write(
        () -> {
          KeptConsult kept = consults.get(consult);
          return kept != null && holder.equals(kept.holder) && ended(kept, ending);
        });
  }

  @Override
  public boolean cancel(ConsultId consult) {
    return write(
        () -> {
          KeptConsult kept = consults.get(consult);
          return kept != null && ended(kept, new Ending(State.CANCELLED, null, null));
        });
  }

  private boolean ended(KeptConsult kept, Ending ending) {
    if (kept.state.isFinal()) {
      return false;
    }
    String state = ending.state().name().toLowerCase(Locale.ROOT);
    add(kept, "done", clock.instant(), Event.Kind.DONE, Map.of("outcome", state));
    kept.state = ending.state();
    kept.ending = ending;
    kept.endedAt = clock.instant();
    kept.holder = null;
    return true;
  }

  private void add(
      KeptConsult kept, String mark, Instant at, Event.Kind kind, Map<String, String> data) {
    if (kept.marks.add(mark)) {
      long sequence = kept.events.size() + 1L;
      ConsultId id = kept.question.id();
      kept.events.add(new Event(id, sequence, at, kind, new TreeMap<>(data)));
      outbox.add(new Message(Channel.CONSULT_EVENTS, id.value(), Event.word(sequence, kind)));
    }
  }

  @Override
  public Optional<Consult> find(ConsultId consult) {
    return write(
        () ->
            Optional.ofNullable(consults.get(consult))
                .map(kept -> kept.seen(/* withAdvice= */ true)));
  }

  @Override
  public List<Event> events(ConsultId consult, long after, int most) {
    return write(
        () ->
            consults.containsKey(consult)
                ? consults.get(consult).events.stream().skip(after).limit(most).toList()
                : List.of());
  }

  @Override
  public List<ConsultId> ended(List<ConsultId> asked) {
    return write(
        () ->
            asked.stream()
                .filter(id -> consults.containsKey(id) && consults.get(id).state.isFinal())
                .toList());
  }

  @Override
  public Page page(Filter filter) {
    return write(
        () -> {
          List<Consult> all =
              new ArrayList<>(consults.values())
                  .reversed().stream()
                      .map(kept -> kept.seen(/* withAdvice= */ false))
                      .filter(consult -> consult.caller().tenant().equals(filter.tenant()))
                      .toList();
          List<String> ids = all.stream().map(consult -> consult.id().value()).toList();
          int from = filter.cursor().map(last -> 1 + ids.indexOf(last)).orElse(0);
          List<Consult> rest =
              all.subList(from, all.size()).stream()
                  .filter(c -> filter.state().isEmpty() || filter.state().get() == c.state())
                  .filter(c -> filter.team().isEmpty() || filter.team().get().equals(c.team()))
                  .toList();
          List<Consult> shown = rest.stream().limit(filter.most()).toList();
          return new Page(
              shown,
              shown.size() < rest.size()
                  ? Optional.of(shown.getLast().id().value())
                  : Optional.empty());
        });
  }

  @Override
  public long unfinished() {
    return write(() -> consults.values().stream().filter(c -> !c.state.isFinal()).count());
  }

  @Override
  public void ask(MemberCall call) {
    write(
        () -> {
          KeptConsult kept = consults.get(call.key().consult());
          if (kept == null) {
            return false;
          }
          KeptCall there =
              kept.calls.computeIfAbsent(
                  call.key().word(), word -> new KeptCall(call, clock.instant()));
          return !lives(there.holder) && outbox.add(asked(call.key()));
        });
  }

  @Override
  public boolean askAndTake(MemberCall call, String holder, String mark) {
    return write(
        () -> {
          KeptConsult kept = consults.get(call.key().consult());
          if (kept == null || kept.state.isFinal()) {
            return false;
          }
          KeptCall there =
              kept.calls.computeIfAbsent(
                  call.key().word(), word -> new KeptCall(call, clock.instant()));
          if (there.reply != null) {
            outbox.add(answered(call.key()));
            return false;
          }
          boolean mine = mark.equals(there.mark) || !lives(there.holder);
          if (mine) {
            there.holder = holder;
            there.mark = mark;
          }
          return mine;
        });
  }

  @Override
  public Optional<Asked> take(ConsultId consult, String call, String holder) {
    return write(
        () -> {
          KeptConsult kept = consults.get(consult);
          KeptCall asked = kept == null ? null : kept.calls.get(call);
          if (kept == null
              || asked == null
              || kept.state.isFinal()
              || asked.reply != null
              || lives(asked.holder)) {
            return Optional.empty();
          }
          asked.holder = holder;
          return Optional.of(new Asked(kept.question, asked.call));
        });
  }

  @Override
  public void answer(MemberCall call, ModelReply reply) {
    write(() -> isFirst(call, reply) && outbox.add(answered(call.key())));
  }

  @Override
  public void keep(MemberCall call, ModelReply reply) {
    write(() -> isFirst(call, reply));
  }

  private boolean isFirst(MemberCall call, ModelReply reply) {
    if (refusesCompletions && reply instanceof ModelReply.Completion) {
      throw new JournalRefused("22001");
    }
    KeptConsult kept = consults.get(call.key().consult());
    if (kept == null) {
      return false;
    }
    KeptCall asked =
        kept.calls.computeIfAbsent(call.key().word(), word -> new KeptCall(call, clock.instant()));
    if (asked.reply != null) {
      return false;
    }
    asked.reply = reply;
    asked.holder = null;
    return true;
  }

  @Override
  public Map<CallKey, ModelReply> replies(Collection<CallKey> calls) {
    return write(
        () -> {
          var all = new HashMap<CallKey, ModelReply>();
          consults.values().forEach(kept -> all.putAll(kept.replies()));
          all.keySet().retainAll(calls);
          return all;
        });
  }

  @Override
  public boolean reserve(ConsultId consult, BigDecimal most) {
    return write(() -> consults.containsKey(consult) && consults.get(consult).reserve(most));
  }

  @Override
  public void settle(ConsultId consult, BigDecimal most, BigDecimal cost) {
    synchronized (this) {
      later.add(
          () -> {
            if (consults.containsKey(consult)) {
              consults.get(consult).settle(most, cost);
            }
          });
    }
  }

  @Override
  public void alive(String holder, Duration lease) {
    write(() -> lives.put(holder, clock.instant().plus(lease)) == null);
  }

  @Override
  public void leave(String holder) {
    write(
        () -> {
          lives.remove(holder);
          for (KeptConsult kept : consults.values()) {
            kept.calls.values().stream()
                .filter(call -> holder.equals(call.holder))
                .forEach(this::give);
            if (holder.equals(kept.holder)) {
              kept.holder = null;
              send(kept);
            }
          }
          return true;
        });
  }

  @Override
  public int giveBack(
      String holder, Predicate<ConsultId> inHand, BiPredicate<ConsultId, String> callsInHand) {
    return write(
        () -> {
          int given = 0;
          for (KeptConsult kept : consults.values()) {
            ConsultId id = kept.question.id();
            if (!kept.state.isFinal() && holder.equals(kept.holder) && !inHand.test(id)) {
              kept.holder = null;
              send(kept);
              given++;
            }
            for (KeptCall call : kept.calls.values()) {
              if (call.reply == null
                  && holder.equals(call.holder)
                  && !callsInHand.test(id, call.call.key().word())) {
                give(call);
                given++;
              }
            }
          }
          return given;
        });
  }

  @Override
  public int revive(Duration lease) {
    return write(
        () -> {
          Instant before = clock.instant().minus(lease);
          int sent = 0;
          for (KeptConsult kept : consults.values()) {
            if (kept.state.isFinal()) {
              continue;
            }
            if (!lives(kept.holder) && kept.sentAt.isBefore(before)) {
              send(kept);
              sent++;
            }
            for (KeptCall call : kept.calls.values()) {
              if (call.reply == null && !lives(call.holder) && call.sentAt.isBefore(before)) {
                give(call);
                sent++;
              }
            }
          }
          return sent;
        });
  }

  private void send(KeptConsult kept) {
    kept.sentAt = clock.instant();
    outbox.add(requested(kept.question.id()));
  }

  private void give(KeptCall call) {
    call.holder = null;
    call.sentAt = clock.instant();
    outbox.add(asked(call.call.key()));
  }

  private static Message requested(ConsultId consult) {
    return new Message(Channel.CONSULT_REQUESTS, consult.value(), "");
  }

  private static Message asked(CallKey call) {
    return new Message(Channel.AGENT_TASKS, call.consult().value(), call.word());
  }

  private static Message answered(CallKey call) {
    return new Message(Channel.AGENT_RESULTS, call.consult().value(), call.word());
  }

  private boolean lives(@Nullable String holder) {
    return holder != null && clock.instant().isBefore(lives.getOrDefault(holder, Instant.MIN));
  }

  @Override
  public boolean forget(ConsultId consult) {
    return write(
        () -> {
          KeptConsult kept = consults.get(consult);
          if (kept == null || !kept.state.isFinal()) {
            return false;
          }
          consults.remove(consult);
          keys.values().removeIf(first -> first.id().equals(consult));
          return true;
        });
  }

  @Override
  public int purge(int most) {
    return write(
        () -> {
          List<ConsultId> old =
              consults.values().stream()
                  .filter(c -> c.state.isFinal())
                  .filter(c -> c.question.forgetAfter().isBefore(clock.instant()))
                  .map(c -> c.question.id())
                  .limit(most)
                  .toList();
          old.forEach(this::forget);
          return old.size();
        });
  }

  @Override
  public int drain(int most, Consumer<List<Message>> sender) {
    draining.lock();
    try {
      List<Message> oldest = new ArrayList<>();
      write(
          () -> {
            while (oldest.size() < most && !outbox.isEmpty()) {
              oldest.add(outbox.remove());
            }
            return true;
          });
      boolean sent = false;
      try {
        if (!oldest.isEmpty()) {
          sender.accept(List.copyOf(oldest));
        }
        sent = true;
      } finally {
        if (!sent) {
          keep(oldest);
        }
      }
      return oldest.size();
    } finally {
      draining.unlock();
    }
  }

  private synchronized void keep(List<Message> unsent) {
    unsent.reversed().forEach(outbox::addFirst);
  }

  @Override
  public void onMessage(Runnable news) {
    listeners.add(news);
  }

  /** Wholly or not at all; listeners hear of it when it is done, so that they may come back. */
  private <T> T write(Supplier<T> change) {
    boolean news;
    T result;
    synchronized (this) {
      if (outOfReach) {
        throw new JournalUnavailable(new IllegalStateException());
      }
      later.forEach(Runnable::run);
      later.clear();
      int before = outbox.size();
      result = change.get();
      news = outbox.size() > before;
    }
    if (news) {
      listeners.forEach(Runnable::run);
    }
    return result;
  }
}
