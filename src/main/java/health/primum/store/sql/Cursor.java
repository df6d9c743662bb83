package health.primum.store.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * Where a page of a list ended, the latest first. A caller sees one word and need not know what is
 * in it.
 *
 * @param acceptedAt of what was last on the page
 * @param id of the same
 */
public record Cursor(Instant acceptedAt, String id) {
  private static final int LONGEST_ID = 100;
  private static final int LAST_YEAR = 9999;

  /** As callers see it. */
  public String word() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((acceptedAt + " " + id).getBytes(UTF_8));
  }

  /**
   * Reads one.
   *
   * @throws FaultyInput when no page ended there
   */
  public static Cursor of(String word) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(word), UTF_8).split(" ", 2);
      if (parts.length == 2) {
        return new Cursor(time(parts[0]), Require.text("cursor", parts[1], LONGEST_ID));
      }
    } catch (IllegalArgumentException | DateTimeException broken) {
      // Told below: what was given is not repeated.
    }
    throw new FaultyInput(
        "cursor", "is not one that a page gave", "take it from the page before, or leave it out");
  }

  private static Instant time(String text) {
    Instant time = Instant.parse(text);
    int year = time.atOffset(ZoneOffset.UTC).getYear();
    if (year < 1 || year > LAST_YEAR) {
      throw new DateTimeException("no database keeps it");
    }
    return time;
  }
}
