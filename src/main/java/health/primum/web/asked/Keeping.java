package health.primum.web.asked;

import health.primum.fault.FaultyInput;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a consult is to be kept. */
public sealed interface Keeping {
  /** As long as the service keeps consults; less, if so many days are asked for. */
  record Kept(Optional<Duration> days) implements Keeping {}

  /** Nothing of it is written down. */
  record Nothing() implements Keeping {}

  /** Days as an ISO 8601 period. */
  Pattern DAYS = Pattern.compile("P([1-9][0-9]{0,3})D");

  /**
   * Of the field {@code retention}.
   *
   * @param most that a caller may ask for
   * @throws FaultyInput when it is neither {@code zero} nor days, or more than that
   */
  static Keeping of(@Nullable String retention, Duration most) {
    if (retention == null) {
      return new Kept(Optional.empty());
    }
    if (retention.equals("zero")) {
      return new Nothing();
    }
    Matcher days = DAYS.matcher(retention);
    if (days.matches() && Integer.parseInt(days.group(1)) <= most.toDays()) {
      return new Kept(Optional.of(Duration.ofDays(Integer.parseInt(days.group(1)))));
    }
    if (most.toDays() < 1) {
      throw new FaultyInput(
          "retention",
          "is not zero, and this service lets nobody ask for days",
          "send \"zero\" to have nothing written down, or leave it out");
    }
    throw new FaultyInput(
        "retention",
        "is neither zero nor P1D to P"
            + most.toDays()
            + "D, the longest that may be asked for here",
        "send \"zero\" to have nothing written down, days such as \"P1D\", or leave it out");
  }
}
