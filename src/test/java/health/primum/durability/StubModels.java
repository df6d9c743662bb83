package health.primum.durability;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Models on loopback that speak as Ollama does, take their time, and keep every call that reaches
 * them.
 */
final class StubModels implements AutoCloseable {
  private static final int BACKLOG = 4096;
  private final HttpServer server;
  private final int leastMillis;
  private final int mostMillis;
  private final ConcurrentLinkedQueue<ModelCall> calls = new ConcurrentLinkedQueue<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private volatile int life;

  StubModels(int leastMillis, int mostMillis) {
    this.leastMillis = leastMillis;
    this.mostMillis = mostMillis;
    try {
      server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  /** Any address below it serves as well, and is kept with the call. */
  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Every call until now, in the order in which they came. */
  List<ModelCall> calls() {
    return List.copyOf(calls);
  }

  /** How many calls have their answer, in so far as it left here. */
  int answered() {
    return answered.get();
  }

  /** Waits until so many more calls have come, or for so long. */
  void await(int more, Duration most) throws InterruptedException {
    int enough = asked.get() + more;
    long end = System.nanoTime() + most.toNanos();
    while (asked.get() < enough && System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  /** From now on calls are of another life of the service. */
  void life(int number) {
    life = number;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String via = exchange.getRequestURI().getPath().replaceFirst("/api/chat$", "");
      var call = ModelCall.of(life, via, StubAnswers.JSON.readTree(exchange.getRequestBody()));
      calls.add(call);
      asked.incrementAndGet();
      Thread.sleep(delay(call));
      byte[] body = StubAnswers.wire(StubAnswers.to(call)).toString().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      answered.incrementAndGet();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private long delay(ModelCall call) {
    int seed = (call.token() + call.model() + call.form()).hashCode();
    return leastMillis + new Random(seed).nextInt(Math.max(1, mostMillis - leastMillis));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
