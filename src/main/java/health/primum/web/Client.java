package health.primum.web;

import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** The client of one request, as far as it matters whether it still waits. Thread-safe. */
final class Client {
  private static final System.Logger LOG = System.getLogger(Client.class.getName());

  private @Nullable Runnable farewell;
  private volatile boolean gone;

  /** Takes notice from now on. */
  static Client of(RoutingContext http) {
    var client = new Client();
    // Also when the answer was sent; nothing is waited for then.
    http.addEndHandler(end -> Thread.startVirtualThread(client::leave));
    return client;
  }

  boolean isGone() {
    return gone;
  }

  /** What is done once if the client goes before this is closed, or was gone already. */
  Waiting whenGone(Runnable job) {
    synchronized (this) {
      farewell = job;
    }
    if (gone) {
      leave();
    }
    return this::stay;
  }

  /** As long as it is open, somebody waits. */
  @FunctionalInterface
  interface Waiting extends AutoCloseable {
    @Override
    void close();
  }

  private synchronized void stay() {
    farewell = null;
  }

  synchronized void leave() {
    gone = true;
    Runnable job = farewell;
    farewell = null;
    if (job != null) {
      try {
        job.run();
      } catch (RuntimeException fault) {
        LOG.log(
            System.Logger.Level.WARNING,
            "a client is gone and its consult goes on: " + fault.getClass().getName());
      }
    }
  }
}
