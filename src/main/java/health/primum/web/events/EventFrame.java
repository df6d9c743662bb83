package health.primum.web.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.consult.journal.Event;
import java.time.Duration;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Events as they go over the wire (server-sent events, WHATWG HTML, section 9.2): one envelope of
 * JSON each, in one line of data, under its number as id.
 */
public final class EventFrame {
  /** Raised when a reader of the version before would misread. */
  static final int VERSION = 1;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private EventFrame() {}

  /**
   * What a client reads.
   *
   * @param v version of this envelope, 1
   * @param consult which consult; absent in events of evaluations
   * @param evaluation which evaluation; absent in events of consults
   * @param sequence the event's number, 1 for the first, without a gap
   * @param at when it happened
   * @param type what happened, e.g. {@code member-started}; {@code done} is the last
   * @param data which member, how many candidates and the like
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @JsonPropertyOrder({"v", "consult", "evaluation", "sequence", "at", "type", "data"})
  public record Envelope(
      int v,
      @Nullable String consult,
      @Nullable String evaluation,
      long sequence,
      String at,
      String type,
      SortedMap<String, String> data) {
    static Envelope of(Event event, EventSource.Subject subject) {
      String id = event.consult().value();
      return new Envelope(
          VERSION,
          subject == EventSource.Subject.CONSULT ? id : null,
          subject == EventSource.Subject.EVALUATION ? id : null,
          event.sequence(),
          event.at().toString(),
          event.kind().label(),
          event.data());
    }
  }

  static byte[] of(Event event, EventSource.Subject subject) {
    try {
      String json = MAPPER.writeValueAsString(Envelope.of(event, subject));
      return ("id: " + event.sequence() + "\ndata: " + json + "\n\n").getBytes(UTF_8);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The first of a stream: how soon to come back when it breaks off. */
  static byte[] opening(Duration retry) {
    return ("retry: " + retry.toMillis() + "\n\n").getBytes(UTF_8);
  }

  /** A comment, which keeps what lies between from closing a silent connection. */
  static byte[] heartbeat() {
    return ":\n\n".getBytes(UTF_8);
  }
}
