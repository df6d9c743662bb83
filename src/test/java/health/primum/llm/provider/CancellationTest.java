package health.primum.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Api;
import health.primum.llm.exchange.Exchange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A call that is given up must not go on costing: the server must see its connection close. */
class CancellationTest {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::takeAndWait);
    System.setProperty("aws.accessKeyId", "none");
    System.setProperty("aws.secretAccessKey", "none");
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  /** Reads a request, answers nothing, and notices when the other side is gone. */
  private void takeAndWait() {
    try (Socket socket = server.accept()) {
      var in = socket.getInputStream();
      var buffer = new byte[65_536];
      if (in.read(buffer) > 0) {
        asked.countDown();
      }
      while (in.read(buffer) >= 0) {
        // The rest of the request.
      }
      closed.complete(null);
    } catch (IOException reset) {
      closed.complete(null);
    }
  }

  @Test
  void anInterruptedCallClosesItsConnection() throws Exception {
    interrupt(new HttpExchange(HttpClient.newHttpClient(), new Keys(name -> null)), Api.OPENAI);
  }

  @Test
  void soDoesAmazonsClient() throws Exception {
    interrupt(new BedrockExchange(Executors.newVirtualThreadPerTaskExecutor()), Api.BEDROCK);
  }

  @Test
  void aCallAtItsDeadlineClosesItsConnection() throws Exception {
    var exchange =
        new HttpExchange(HttpClient.newHttpClient(), new Keys(Map.<String, String>of()::get));
    exchange.send(Turns.turn(Api.OLLAMA, url(), Optional.empty(), 300));
    closed.get(2, TimeUnit.SECONDS);
  }

  private void interrupt(Exchange exchange, Api api) throws Exception {
    Thread caller =
        Thread.ofVirtual()
            .start(() -> exchange.send(Turns.turn(api, url(), Optional.empty(), 30_000)));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(closed).isNotDone();
    caller.interrupt();
    closed.get(2, TimeUnit.SECONDS);
  }

  private String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }
}
