package health.primum.web.asked;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a client is ready to wait (RFC 7240, {@code respond-async} and {@code wait}). What is
 * not understood is ignored, as the RFC asks; what counted is said in {@code Preference-Applied}.
 *
 * @param async whether it would rather be told where to look than wait
 * @param patience how long it waits all the same; empty when it did not say
 */
public record Prefer(boolean async, Optional<Duration> patience) {
  /** Longer than any sensible header, and short enough for a regular expression. */
  private static final int LONGEST = 1_000;

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]++";
  private static final String QUOTED = "\"[^\"\\\\]*+\"";
  private static final Pattern PREFERENCE =
      Pattern.compile(
          "\\G[\\s,]*+("
              + TOKEN
              + ")(?:\\s*+=\\s*+("
              + TOKEN
              + "|"
              + QUOTED
              + "))?(?:\\s*+;[^,\"]*+(?:"
              + QUOTED
              + "[^,\"]*+)*+)?\\s*+(?=,|$)");
  private static final Pattern SECONDS = Pattern.compile("\"?([0-9]{1,9})\"?");

  /** Of the header's lines; none is fine. */
  public static Prefer of(List<String> lines) {
    String all = String.join(",", lines);
    boolean async = false;
    Optional<Duration> patience = Optional.empty();
    Set<String> seen = new HashSet<>();
    Matcher next = PREFERENCE.matcher(all.length() > LONGEST ? "" : all);
    while (next.find()) {
      String name = next.group(1).toLowerCase(Locale.ROOT);
      if (!seen.add(name)) {
        continue; // The first of a name counts.
      }
      String value = next.group(2) == null ? "" : next.group(2);
      if (name.equals("respond-async")) {
        async = true;
      } else if (name.equals("wait")) {
        patience = seconds(value);
      }
    }
    return new Prefer(async, patience);
  }

  private static Optional<Duration> seconds(String value) {
    Matcher seconds = SECONDS.matcher(value);
    return seconds.matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))))
        : Optional.empty();
  }

  /** How long to wait, where it would be so long for one who did not say. */
  public Duration waiting(Duration usual) {
    return patience
        .filter(asked -> asked.compareTo(usual) < 0)
        .orElse(async && patience.isEmpty() ? Duration.ZERO : usual);
  }

  /** What of it counts, as the answer says it; empty for nothing. */
  public Optional<String> applied() {
    var applied = new ArrayList<String>();
    if (async) {
      applied.add("respond-async");
    }
    patience.ifPresent(asked -> applied.add("wait=" + asked.toSeconds()));
    return applied.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", applied));
  }
}
