package health.primum.durability;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * A client that reads a consult's events as a browser does: when the connection breaks it comes
 * back and says which event it saw last.
 */
final class EventReader {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final int NOTHING_MORE = 204;

  private final ServiceProcess service;
  private final String consult;
  private final int atOnce;
  private final List<Seen> seen = new CopyOnWriteArrayList<>();

  /**
   * A reader.
   *
   * @param atOnce after so many events it drops the connection by itself
   */
  EventReader(ServiceProcess service, String consult, int atOnce) {
    this.service = service;
    this.consult = consult;
    this.atOnce = atOnce;
  }

  /** An event, and its id as the stream gives it. */
  record Seen(long id, JsonNode envelope) {
    String type() {
      return envelope.get("type").textValue();
    }
  }

  List<Seen> seen() {
    return List.copyOf(seen);
  }

  /** Reads until the service says that nothing more will come. */
  List<Seen> toTheEnd() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      // A client of its own each time, so that a dropped connection is really closed.
      try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
        HttpResponse<Stream<String>> stream = open(http);
        if (stream.statusCode() == NOTHING_MORE) {
          return seen();
        }
        if (stream.statusCode() == 200) {
          read(stream.body());
        }
        http.shutdownNow();
      } catch (IOException | java.io.UncheckedIOException broken) {
        // It comes back.
      }
      Thread.sleep(PAUSE);
    }
    throw new IllegalStateException("the stream of " + consult + " has no end");
  }

  private HttpResponse<Stream<String>> open(HttpClient http)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(service.at("/v1/consults/" + consult + "/events"))
            .header("Accept", "text/event-stream");
    if (!seen.isEmpty()) {
      request.header("Last-Event-ID", String.valueOf(seen.getLast().id()));
    }
    return http.send(request.build(), BodyHandlers.ofLines());
  }

  private void read(Stream<String> lines) throws IOException {
    long id = 0;
    int read = 0;
    for (String line : (Iterable<String>) lines::iterator) {
      if (line.startsWith("id: ")) {
        id = Long.parseLong(line.substring(4));
      } else if (line.startsWith("data: ")) {
        seen.add(new Seen(id, StubAnswers.JSON.readTree(line.substring(6))));
        if (++read == atOnce) {
          return;
        }
      }
    }
  }
}
