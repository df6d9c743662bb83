package health.primum.store.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.Consult;
import health.primum.fault.FaultyInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * Where a page ended. A caller sees one word and need not know what is in it.
 *
 * @param acceptedAt of the page's last consult
 * @param id of the same
 */
record Cursor(Instant acceptedAt, ConsultId id) {
  static Cursor after(Consult last) {
    return new Cursor(last.acceptedAt(), last.id());
  }

  String word() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((acceptedAt + " " + id).getBytes(UTF_8));
  }

  /**
   * Reads one.
   *
   * @throws FaultyInput when no page ended there
   */
  static Cursor of(String word) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(word), UTF_8).split(" ", 2);
      if (parts.length == 2) {
        return new Cursor(Instant.parse(parts[0]), new ConsultId(parts[1]));
      }
    } catch (IllegalArgumentException | DateTimeException broken) {
      // Told below: what was given is not repeated.
    }
    throw new FaultyInput(
        "cursor", "is not one that a page gave", "take it from the page before, or leave it out");
  }
}
