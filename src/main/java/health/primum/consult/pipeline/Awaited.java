package health.primum.consult.pipeline;

import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.CallJournal;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.JournalRefused;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.MemberCall;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Has calls made by whichever worker takes them, and waits for what comes of them. News comes from
 * this process, by message, or by {@link #look} where a message was lost. Thread-safe.
 */
final class Awaited {
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** Calls that are looked for at once. */
  private static final int AT_ONCE = 500;

  private final CallJournal journal;

  /** By consult, so that news of one costs nothing for all the others. */
  private final Map<ConsultId, Map<CallKey, CompletableFuture<ModelReply>>> waiting =
      new ConcurrentHashMap<>();

  Awaited(CallJournal journal) {
    this.journal = journal;
  }

  /**
   * What comes of a call within so long; what came of it first stands for ever.
   *
   * @param asking has it made; done again while the journal is away and there is time
   */
  ModelReply ask(MemberCall call, Runnable asking, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    var reply = new CompletableFuture<ModelReply>();
    await(call.key(), reply);
    try {
      write(asking, end);
      return reply.get(left(end), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      return late(call);
    } catch (JournalRefused refused) {
      return new ModelReply.Failed(
          Failure.UNAVAILABLE, "the call could not be written down: " + refused.kind());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new ModelReply.Failed(Failure.CANCELLED, "the consult was stopped");
    } catch (ExecutionException impossible) {
      throw new IllegalStateException("replies do not fail", impossible);
    } finally {
      forget(call.key());
    }
  }

  private void await(CallKey key, CompletableFuture<ModelReply> reply) {
    waiting.compute(
        key.consult(),
        (consult, all) -> {
          var now =
              all == null ? new ConcurrentHashMap<CallKey, CompletableFuture<ModelReply>>() : all;
          now.put(key, reply);
          return now;
        });
  }

  private void forget(CallKey key) {
    waiting.computeIfPresent(
        key.consult(),
        (consult, all) -> {
          all.remove(key);
          return all.isEmpty() ? null : all;
        });
  }

  private static long left(long end) {
    return Math.max(0, end - System.nanoTime());
  }

  private void write(Runnable asking, long end) throws InterruptedException, TimeoutException {
    while (true) {
      try {
        asking.run();
        return;
      } catch (JournalUnavailable away) {
        if (left(end) < PAUSE.toNanos()) {
          throw new TimeoutException();
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  /** That it is late is what came of it, unless something else was written down first. */
  private ModelReply late(MemberCall call) {
    var late = new ModelReply.Failed(Failure.TIMED_OUT, "no answer in time");
    try {
      journal.keep(call, late);
      return journal.replies(List.of(call.key())).getOrDefault(call.key(), late);
    } catch (JournalUnavailable | JournalRefused unwritten) {
      return late;
    }
  }

  /** Whether somebody in this process waits for it. */
  boolean isAwaited(CallKey key) {
    return waiting.getOrDefault(key.consult(), Map.of()).containsKey(key);
  }

  /** Something came of a call, in this process. */
  void answered(CallKey key, ModelReply reply) {
    CompletableFuture<ModelReply> waits = waiting.getOrDefault(key.consult(), Map.of()).get(key);
    if (waits != null) {
      waits.complete(reply);
    }
  }

  /** Something came of a call, somewhere. */
  void answered(ConsultId consult, String word) {
    List<CallKey> keys =
        waiting.getOrDefault(consult, Map.of()).keySet().stream()
            .filter(key -> key.word().equals(word))
            .toList();
    read(keys);
  }

  /**
   * Finds what came unheard.
   *
   * @param isHere whether a call is made in this process, which tells of it itself
   */
  void look(Predicate<Slots.Item> isHere) {
    List<CallKey> keys =
        waiting.values().stream()
            .flatMap(all -> all.keySet().stream())
            .filter(key -> !isHere.test(new Slots.Item(key.consult(), key.word())))
            .toList();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      read(keys.subList(from, Math.min(keys.size(), from + AT_ONCE)));
    }
  }

  private void read(List<CallKey> keys) {
    journal.replies(keys).forEach(this::answered);
  }
}
