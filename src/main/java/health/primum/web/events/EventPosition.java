package health.primum.web.events;

import health.primum.fault.FaultyInput;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** After which event a client wants to go on. */
public final class EventPosition {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private EventPosition() {}

  /**
   * The number of the last event seen; 0 for none.
   *
   * @param lastEventId the header, which counts before the parameter: a browser that reconnects
   *     sends it with the address that it had
   * @param after the parameter
   * @throws FaultyInput when it is no number
   */
  public static long of(@Nullable String lastEventId, @Nullable String after) {
    if (lastEventId != null && !lastEventId.isBlank()) {
      return number("Last-Event-ID", lastEventId.strip());
    }
    return after == null ? 0 : number("after", after);
  }

  private static long number(String field, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new FaultyInput(
          field, "is not the number of an event", "send the id of the last event that was read");
    }
    return Long.parseLong(text);
  }
}
