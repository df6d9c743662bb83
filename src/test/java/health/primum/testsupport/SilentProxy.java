package health.primum.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A way through loopback to a server that can fall silent: nothing comes through in either
 * direction and nobody is told, until it is opened again. New connections are taken and hear
 * nothing.
 */
public final class SilentProxy implements AutoCloseable {
  private static final int BUFFER = 16_384;

  private final ServerSocket listening;
  private final int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private boolean silent;

  /**
   * A way to a port of this machine.
   *
   * @param target the server's
   */
  public SilentProxy(int target) {
    this.target = target;
    try {
      listening = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    threads.execute(this::accept);
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** From now on nothing comes through. */
  public void fallSilent() {
    lock.lock();
    try {
      silent = true;
    } finally {
      lock.unlock();
    }
  }

  /** What was sent meanwhile comes through now, as far as somebody still listens. */
  public void open() {
    lock.lock();
    try {
      silent = false;
      opened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void awaitOpen() throws InterruptedException {
    lock.lock();
    try {
      while (silent) {
        opened.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        sockets.add(client);
        threads.execute(() -> connect(client));
      }
    } catch (IOException closed) {
      // Nobody can come any more.
    }
  }

  private void connect(Socket client) {
    try {
      awaitOpen();
      var server = new Socket(InetAddress.getLoopbackAddress(), target);
      sockets.add(server);
      threads.execute(() -> carry(client, server));
      carry(server, client);
    } catch (IOException refused) {
      close(client);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** Until one of them ends; that is not told either while it is silent. */
  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      int read;
      while ((read = from.getInputStream().read(buffer)) >= 0) {
        awaitOpen();
        to.getOutputStream().write(buffer, 0, read);
      }
      awaitOpen();
    } catch (IOException ended) {
      // Told to the other below.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    close(from);
    close(to);
  }

  private void close(Socket socket) {
    sockets.remove(socket);
    try {
      socket.close();
    } catch (IOException closed) {
      // It is.
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    List.copyOf(sockets).forEach(this::close);
    threads.shutdownNow();
  }
}
