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

  /** Days as an ISO 8601 period; more than a year is the operator's to decide. */
  Pattern DAYS = Pattern.compile("P([1-9][0-9]{0,2})D");

  int MOST_DAYS = 366;

  /**
   * Of the field {@code retention}.
   *
   * @throws FaultyInput when it is neither {@code zero} nor days
   */
  static Keeping of(@Nullable String retention) {
    if (retention == null) {
      return new Kept(Optional.empty());
    }
    if (retention.equals("zero")) {
      return new Nothing();
    }
    Matcher days = DAYS.matcher(retention);
    if (days.matches() && Integer.parseInt(days.group(1)) <= MOST_DAYS) {
      return new Kept(Optional.of(Duration.ofDays(Integer.parseInt(days.group(1)))));
    }
    throw new FaultyInput(
        "retention",
        "is neither zero nor P1D to P" + MOST_DAYS + "D",
        "send \"zero\" to have nothing written down, days such as \"P7D\", or leave it out");
  }
}
