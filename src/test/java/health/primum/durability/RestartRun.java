package health.primum.durability;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.durability.ConsultClient.Answer;
import health.primum.durability.ConsultClient.Asked;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Takes something away from a service of three processes again and again while clients ask, and
 * gives it back soon; the processes live on. What came of all that was asked is held against what
 * the service promises.
 */
final class RestartRun implements AutoCloseable {
  private static final Duration MOST = Duration.ofSeconds(20);
  private static final int LONGEST_MILLIS = 3_000;
  private static final int CLIENTS = 12;

  /** Cases that one series of restarts may ask about. */
  private static final int CASES = 10_000;

  private final Sharing shared;
  private final ServiceProcess api;
  private final List<ServiceProcess> processes;
  private final Random random;
  private final Map<Asked, Answer> accepted = new HashMap<>();
  private int next = 1;

  RestartRun(Sharing shared, long seed) {
    this.shared = shared;
    this.api = shared.process("api", "");
    this.processes =
        List.of(api, shared.process("worker", "/one"), shared.process("worker", "/two"));
    this.random = new Random(seed);
  }

  RestartRun start() throws IOException, InterruptedException {
    for (ServiceProcess process : processes) {
      process.start();
    }
    for (ServiceProcess process : processes) {
      process.ready();
    }
    return this;
  }

  /** What goes away and comes back. */
  interface Peer {
    /** Gone when this returns; how, is up to chance. */
    void stop(Random random) throws IOException;

    /** There again when this returns, with all that it was trusted with. */
    void start() throws IOException;
  }

  /**
   * What was seen.
   *
   * @param calls of models, each made once
   * @param meanwhile calls that were finished since it was told to go and before it was told to
   *     come back
   */
  record Figures(int restarts, int consults, int calls, int meanwhile, Duration took) {
    @Override
    public String toString() {
      return "%d restarts, %d consults, %d calls, each made once, %d of them finished meanwhile; %d s"
          .formatted(restarts, consults, calls, meanwhile, took.toSeconds());
    }
  }

  Figures restart(Peer peer, int times) throws Exception {
    long start = System.nanoTime();
    int callsBefore = shared.models().calls().size();
    try (var clients = new Clients(api, next, CASES).start(CLIENTS)) {
      next += CASES;
      int meanwhile = 0;
      for (int i = 0; i < times; i++) {
        meanwhile += takeAway(peer);
        clients.check();
      }
      api.ready();
      Map<Asked, Answer> asked = clients.finish();
      accepted.putAll(asked);
      var client = new ConsultClient(api);
      for (var one : asked.entrySet()) {
        Promises.advised(client, one.getKey(), one.getValue());
      }
      try (KeptJournal journal = shared.journal()) {
        Promises.keptByTheLiving(journal, accepted, shared.models().calls());
      }
      return new Figures(
          times,
          asked.size(),
          shared.models().calls().size() - callsBefore,
          meanwhile,
          Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** After so many calls of models and a while; how many were finished until it was back. */
  private int takeAway(Peer peer) throws IOException, InterruptedException {
    shared.models().await(random.nextInt(25), MOST);
    Thread.sleep(random.nextInt(400));
    int before = shared.models().answered();
    peer.stop(random);
    Thread.sleep(random.nextInt(LONGEST_MILLIS));
    int meanwhile = shared.models().answered() - before;
    peer.start();
    assertThat(processes).allSatisfy(process -> assertThat(process.isAlive()).isTrue());
    return meanwhile;
  }

  @Override
  public void close() throws InterruptedException {
    for (ServiceProcess process : processes) {
      process.close();
    }
  }
}
