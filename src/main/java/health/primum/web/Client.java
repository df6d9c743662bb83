package health.primum.web;

import io.vertx.ext.web.RoutingContext;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The client of one request, as far as it matters whether it still waits. Thread-safe. */
final class Client {
  private static final System.Logger LOG = System.getLogger(Client.class.getName());

  private final BooleanSupplier cutting;
  private @Nullable Runnable farewell;
  private volatile boolean gone;

  /**
   * Of one request.
   *
   * @param cutting whether the service may be the one who closes the connection: then nobody left
   */
  Client(BooleanSupplier cutting) {
    this.cutting = cutting;
  }

  /** Takes notice from now on. */
  static Client of(RoutingContext http, Stopping stopping) {
    var client = new Client(stopping::hasBegun);
    // Also when the answer was sent; nothing is waited for then.
    http.addEndHandler(end -> Thread.startVirtualThread(client::leave));
    return client;
  }

  boolean isGone() {
    return gone;
  }

  /**
   * What is done once if the client goes of its own accord before this is closed, or was gone
   * already.
   */
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
    if (job != null && !cutting.getAsBoolean()) {
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
