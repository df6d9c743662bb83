package health.primum.noharm.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/** Does independent things, several at once. Thread-safe. */
public final class Turns {
  private final ExecutorService executor;
  private final int parallel;

  /**
   * Turns.
   *
   * @param executor runs one task a thing; made for virtual threads
   * @param parallel how many things are under way at once, at least 1
   */
  public Turns(ExecutorService executor, int parallel) {
    if (parallel < 1) {
      throw new IllegalArgumentException("parallel is " + parallel);
    }
    this.executor = executor;
    this.parallel = parallel;
  }

  private record Done<O>(int place, O outcome) {}

  /**
   * What came of each, in the order of the things, whichever was done first. One that throws ends
   * it: no further one is begun, those under way are interrupted, and what it threw is thrown.
   *
   * @throws CancellationException when the calling thread is interrupted; so are those under way
   */
  public <I, O> List<O> each(Collection<I> things, Function<I, O> task) {
    if (things.size() == 1) {
      return List.of(task.apply(things.iterator().next()));
    }
    var turns = new Semaphore(parallel, true);
    var failed = new AtomicBoolean();
    var finished = new ExecutorCompletionService<Done<O>>(executor);
    var futures = new ArrayList<Future<Done<O>>>();
    try {
      for (I thing : things) {
        turns.acquire();
        if (failed.get()) {
          break;
        }
        int place = futures.size();
        futures.add(
            finished.submit(
                () -> {
                  try {
                    return new Done<>(place, task.apply(thing));
                  } catch (RuntimeException | Error fault) {
                    failed.set(true);
                    throw fault;
                  } finally {
                    turns.release();
                  }
                }));
      }
      return inOrder(finished, futures.size());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped; what is finished is kept");
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException("an item failed", failure.getCause());
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  private static <O> List<O> inOrder(ExecutorCompletionService<Done<O>> finished, int count)
      throws InterruptedException, ExecutionException {
    var done = new ArrayList<Done<O>>();
    for (int i = 0; i < count; i++) {
      done.add(finished.take().get());
    }
    done.sort(Comparator.comparingInt(Done::place));
    return done.stream().map(Done::outcome).toList();
  }
}
