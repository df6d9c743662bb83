package health.primum.web.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.TeamId;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Question;
import health.primum.consult.pipeline.Watches;
import health.primum.fault.FaultyInput;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.InMemoryJournal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EventStreamTest {
  private static final ConsultId ONE = new ConsultId("one");
  private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

  private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
  private final Watches watches = new Watches(journal);
  private final AtomicBoolean stop = new AtomicBoolean();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void anEventIsOneEnvelopeUnderItsNumber() {
    var event =
        new Event(ONE, 7, AT, Event.Kind.MEMBER_STARTED, new TreeMap<>(Map.of("agent", "a")));
    assertThat(new String(EventFrame.of(event, EventSource.Subject.CONSULT), UTF_8))
        .isEqualTo(
            """
            id: 7
            data: {"v":1,"consult":"one","sequence":7,"at":"2026-11-21T12:00:00Z","type":"member-started","data":{"agent":"a"}}

            """);
  }

  @Test
  void eachEventComesOnceThoughItsNewsIsLostOrTheJournalIsAway() throws Exception {
    accept();
    var reading = stream(0, pace(20, 10_000));
    for (int i = 0; i < 300; i++) {
      happens("m" + i);
      if (i % 3 == 0) {
        watches.changed(ONE);
      }
      if (i == 100) {
        journal.outOfReach(true);
        Thread.sleep(60);
        journal.outOfReach(false);
      }
    }
    end();
    reading.get(10, TimeUnit.SECONDS);
    assertThat(sequences())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 302).boxed().toList());
    assertThat(last().get("type").asText()).isEqualTo("done");
  }

  @Test
  void oneThatComesBackGoesOnWhereItWas() throws Exception {
    accept();
    happens("m1");
    happens("m2");
    end();
    stream(2, pace(20, 10_000)).get(10, TimeUnit.SECONDS);
    assertThat(sequences()).containsExactly(3L, 4L);
    assertThat(events(pace(20, 10_000)).isOver(ONE, 4)).isTrue();
    assertThat(events(pace(20, 10_000)).isOver(ONE, 3)).isFalse();
  }

  @Test
  void silenceIsFilledAndAGoneClientIsNoticed() throws Exception {
    accept();
    var reading = stream(1, pace(10, 30));
    while (!out.toString(UTF_8).contains("\n:\n\n:\n\n")) {
      Thread.sleep(5);
    }
    stop.set(true);
    reading.get(10, TimeUnit.SECONDS);
    assertThat(sequences()).isEmpty();

    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };
    assertThatThrownBy(() -> events(pace(10, 30)).write(ONE, 0, broken, () -> false))
        .isInstanceOf(IOException.class);
  }

  @Test
  void oneWhoWaitsBeyondTheEndOrForAForgottenConsultIsNotKeptWaiting() throws Exception {
    accept();
    var beyond = stream(99, pace(60_000, 60_000));
    Thread.sleep(50);
    end();
    watches.ended(ONE);
    beyond.get(10, TimeUnit.SECONDS);
    journal.forget(ONE);
    stream(99, pace(10, 30)).get(10, TimeUnit.SECONDS);
    assertThat(sequences()).isEmpty();
  }

  @Test
  void theHeaderCountsBeforeTheParameter() {
    assertThat(EventPosition.of("7", "3")).isEqualTo(7);
    assertThat(EventPosition.of("", "3")).isEqualTo(3);
    assertThat(EventPosition.of(null, null)).isZero();
    assertThatThrownBy(() -> EventPosition.of("x", null))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("Last-Event-ID");
    assertThatThrownBy(() -> EventPosition.of(null, "-1"))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("after");
  }

  private static EventStream.Pace pace(long look, long heartbeat) {
    return new EventStream.Pace(Duration.ofMillis(look), Duration.ofMillis(heartbeat));
  }

  private EventStream events(EventStream.Pace pace) {
    return new EventStream(journal, watches, pace);
  }

  private CompletableFuture<Void> stream(long after, EventStream.Pace pace) {
    var done = new CompletableFuture<Void>();
    Thread.startVirtualThread(
        () -> {
          try {
            events(pace).write(ONE, after, out, stop::get);
            done.complete(null);
          } catch (IOException | InterruptedException | RuntimeException fault) {
            done.completeExceptionally(fault);
          }
        });
    return done;
  }

  private List<Long> sequences() throws IOException {
    return out.toString(UTF_8)
        .lines()
        .filter(line -> line.startsWith("id: "))
        .map(line -> Long.valueOf(line.substring(4)))
        .toList();
  }

  private JsonNode last() throws IOException {
    String data =
        out.toString(UTF_8).lines().filter(line -> line.startsWith("data: ")).toList().getLast();
    return new ObjectMapper().readTree(data.substring(6));
  }

  private void accept() {
    Instant now = Instant.now();
    journal.accept(
        new Question(
            ONE,
            new Caller("t", "u"),
            Fixtures.aCase(),
            new TeamId("team"),
            Fingerprint.of("team"),
            now,
            now.plusSeconds(60),
            null,
            now.plusSeconds(60)),
        Optional.empty());
  }

  private void happens(String mark) {
    journal.happened(new Event.Draft(ONE, mark, Instant.now(), Event.Kind.POOLED, new TreeMap<>()));
  }

  private void end() {
    assertThat(journal.cancel(ONE)).isTrue();
  }
}
