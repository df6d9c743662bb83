package health.primum.web.asked;

import health.primum.fault.FaultyInput;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads {@code Idempotency-Key} (draft-ietf-httpapi-idempotency-key-header-07): a string in quotes
 * as the draft asks, or the same bare, as many clients send it.
 */
public final class IdempotencyKey {
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._~:/+=@-]{1,255}");

  /** A string of RFC 8941, section 3.3.3, of 1 to 255 characters, not all blank. */
  private static final Pattern QUOTED =
      Pattern.compile("\"((?=[^\"]*[^ \"])(?:[ !#-\\[\\]-~]|\\\\[\"\\\\]){1,255})\"");

  private IdempotencyKey() {}

  /**
   * Of the header's lines.
   *
   * @throws FaultyInput when there are several, or it is not one
   */
  public static Optional<String> of(List<String> lines) {
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    String only = lines.size() == 1 ? lines.getFirst().strip() : "";
    var quoted = QUOTED.matcher(only);
    if (quoted.matches()) {
      return Optional.of(quoted.group(1).replaceAll("\\\\(.)", "$1"));
    }
    if (!BARE.matcher(only).matches()) {
      throw new FaultyInput(
          "Idempotency-Key",
          "is not one string of 1 to 255 printable ASCII characters",
          "send one such as \"8e03978e-40d5-43dd-bc93-6894a57f9324\", with its quotes");
    }
    return Optional.of(only);
  }
}
