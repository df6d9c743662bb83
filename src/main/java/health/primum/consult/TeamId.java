package health.primum.consult;

import health.primum.fault.FaultyInput;
import java.util.regex.Pattern;

/** Names a team: lower-case letters, digits and dashes, 1 to 60 of them. */
public record TeamId(String value) implements Comparable<TeamId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  public TeamId {
    if (!FORM.matcher(value).matches()) {
      throw new FaultyInput(
          "team", "is not a team id", "use lower-case letters, digits and dashes");
    }
  }

  @Override
  public int compareTo(TeamId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
