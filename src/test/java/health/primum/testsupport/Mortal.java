package health.primum.testsupport;

import health.primum.consult.journal.JournalUnavailable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that dies: what it does to the journal counts, and from one of these on nothing reaches
 * the journal any more.
 */
public final class Mortal {
  private final AtomicInteger done = new AtomicInteger();
  private final int last;
  private final boolean after;

  private Mortal(int last, boolean after) {
    this.last = last;
    this.after = after;
  }

  /** Dies at its nth writing, just before it reaches the journal or just after. */
  public static Mortal dyingAt(int nth, boolean after) {
    return new Mortal(nth, after);
  }

  public static Mortal living() {
    return new Mortal(Integer.MAX_VALUE, false);
  }

  public boolean isDead() {
    return done.get() >= last;
  }

  public int done() {
    return done.get();
  }

  /** The journal as this process sees it. */
  public <T> T on(Class<T> port, T journal) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              boolean counts =
                  switch (method.getName()) {
                    case "claim",
                        "ask",
                        "askAndTake",
                        "take",
                        "answer",
                        "happened",
                        "keep",
                        "finish",
                        "end",
                        "drain" ->
                        true;
                    default -> false;
                  };
              boolean dead = isDead();
              int now = counts ? done.incrementAndGet() : 0;
              if (dead || (now == last && !after)) {
                throw new JournalUnavailable(new IllegalStateException("dead"));
              }
              try {
                Object result = method.invoke(journal, arguments);
                if (now == last) {
                  throw new JournalUnavailable(new IllegalStateException("dead"));
                }
                return result;
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            }));
  }
}
