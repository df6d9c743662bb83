package health.primum.store.sql;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells whoever wants to know that a message was written. Thread-safe. */
public final class News {
  private static final System.Logger LOG = System.getLogger(News.class.getName());
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  public void onMessage(Runnable listener) {
    listeners.add(listener);
  }

  void tell() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException | Error theirs) {
        LOG.log(
            System.Logger.Level.WARNING,
            "whoever sends messages failed when it was told of one: {0}",
            theirs.getClass().getSimpleName());
      }
    }
  }
}
