package health.primum.messaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker within this process, on loopback, that keeps its data and its address when it
 * is stopped and started again. As a program it prints its address and runs until it is killed:
 * {@code java -cp <test class path> health.primum.messaging.EmbeddedKafka [port]}.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final int port;
  private final int controllerPort;
  private final Path folder;
  private int door;
  private @Nullable KafkaRaftServer server;

  public EmbeddedKafka() {
    this(freePort());
  }

  public EmbeddedKafka(int port) {
    this.port = port;
    this.door = port;
    this.controllerPort = freePort();
    try {
      this.folder = Files.createTempDirectory("primum-kafka");
      format();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    var kafka =
        args.length == 0 ? new EmbeddedKafka() : new EmbeddedKafka(Integer.parseInt(args[0]));
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    kafka.start();
    System.out.println("KAFKA_BOOTSTRAP_SERVERS=" + kafka.address());
    Thread.currentThread().join();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** For {@code bootstrap.servers}. */
  public String address() {
    return "127.0.0.1:" + door;
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** From its next start on clients come by this port, from which a way leads to its own. */
  public void comeBy(int other) {
    door = other;
  }

  private Map<String, String> settings() {
    return Map.ofEntries(
        Map.entry("process.roles", "broker,controller"),
        Map.entry("node.id", "1"),
        Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
        Map.entry(
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
        Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + door),
        Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
        Map.entry("controller.listener.names", "CONTROLLER"),
        Map.entry("inter.broker.listener.name", "PLAINTEXT"),
        Map.entry("log.dirs", folder.resolve("data").toString()),
        Map.entry("offsets.topic.replication.factor", "1"),
        Map.entry("offsets.topic.num.partitions", "4"),
        Map.entry("transaction.state.log.replication.factor", "1"),
        Map.entry("transaction.state.log.min.isr", "1"),
        Map.entry("group.initial.rebalance.delay.ms", "0"),
        Map.entry("log.cleaner.enable", "false"),
        Map.entry("controlled.shutdown.enable", "false"),
        // When it comes back it waits until it has missed itself for so long.
        Map.entry("broker.session.timeout.ms", "2000"),
        Map.entry("broker.heartbeat.interval.ms", "500"),
        // What a cluster that is looked after has: topics come from the service alone.
        Map.entry("auto.create.topics.enable", "false"));
  }

  private void format() throws IOException {
    Path file = folder.resolve("server.properties");
    Files.write(
        file, settings().entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    var said = new ByteArrayOutputStream();
    int code =
        StorageTool.execute(
            new String[] {"format", "-t", Uuid.randomUuid().toString(), "-c", file.toString()},
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (code != 0) {
      throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
    }
  }

  public synchronized void start() {
    if (server == null) {
      server = new KafkaRaftServer(new KafkaConfig(settings()), Time.SYSTEM);
      server.startup();
    }
  }

  /** Clients see their connections closed; nothing that was acknowledged is lost. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
