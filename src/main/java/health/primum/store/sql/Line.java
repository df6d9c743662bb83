package health.primum.store.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written, in the order in which it was given. Anybody adds; one thread takes and
 * keeps for later.
 */
final class Line {
  /** How long to leave a database alone that is away. */
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** How long what nobody waits for waits for company, to share its commit. */
  private static final Duration COMPANY = Duration.ofMillis(10);

  private final LinkedBlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();
  private final List<Task<?>> kept = new ArrayList<>();
  private final AtomicInteger unawaited = new AtomicInteger();
  private final int together;
  private final int mostUnawaited;

  Line(Writer.Bounds bounds) {
    this.together = bounds.together();
    this.mostUnawaited = bounds.unawaited();
  }

  /** False when nobody waits for it and too many such wait already. */
  boolean add(Task<?> task) {
    if (!task.isAwaited() && unawaited.incrementAndGet() > mostUnawaited) {
      unawaited.decrementAndGet();
      return false;
    }
    queue.add(task);
    return true;
  }

  /** To be taken again before all others. */
  void keep(Task<?> task) {
    kept.add(task);
  }

  boolean isKept(Task<?> task) {
    return kept.contains(task);
  }

  /** It waits no more. */
  void forget(Task<?> task) {
    if (!task.isAwaited() && task.discount()) {
      unawaited.decrementAndGet();
    }
  }

  boolean isEmpty() {
    return queue.isEmpty() && kept.isEmpty();
  }

  /**
   * What is to be written together: what was kept, and what was given meanwhile; may be empty.
   * Events of a consult are given before what ends it: those of all consults go first, so that they
   * are numbered at once.
   */
  List<Task<?>> next() throws InterruptedException {
    var batch = new ArrayList<>(kept);
    kept.clear();
    @Nullable Task<?> first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      gather(batch);
      awaitCompany(batch);
    }
    batch.removeIf(task -> !task.take());
    batch.sort(Comparator.comparing(Task::isAwaited));
    return batch;
  }

  private void gather(List<Task<?>> batch) {
    queue.drainTo(batch, Math.max(0, together - batch.size()));
  }

  private void awaitCompany(List<Task<?>> batch) throws InterruptedException {
    long end = System.nanoTime() + COMPANY.toNanos();
    while (batch.size() < together && batch.stream().noneMatch(Task::isAwaited)) {
      @Nullable Task<?> next = queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        return;
      }
      batch.add(next);
      gather(batch);
    }
  }
}
