package health.primum.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * SHA-256 of a canonical form: two configurations have the same fingerprint exactly when they mean
 * the same.
 *
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Fingerprint(String sha256) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!FORM.matcher(sha256).matches()) {
      throw new IllegalArgumentException("a fingerprint is 64 hexadecimal digits");
    }
  }

  public static Fingerprint of(byte[] content) {
    try {
      return new Fingerprint(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  public static Fingerprint of(String text) {
    return of(text.getBytes(UTF_8));
  }

  /**
   * Of named parts, in whatever order they are given: each key and value is written with its length
   * before it, keys sorted, so that no two different sets of parts share a form.
   */
  public static Fingerprint of(Map<String, ?> parts) {
    SortedMap<String, Object> sorted = new TreeMap<>(parts);
    var canonical = new StringBuilder();
    sorted.forEach(
        (key, value) -> {
          String text = String.valueOf(value);
          canonical.append(key.length()).append(':').append(key).append('=');
          canonical.append(text.length()).append(':').append(text).append('\n');
        });
    return of(canonical.toString());
  }

  /** The first twelve digits, enough for people. */
  public String brief() {
    return sha256.substring(0, 12);
  }

  @Override
  public String toString() {
    return sha256;
  }
}
