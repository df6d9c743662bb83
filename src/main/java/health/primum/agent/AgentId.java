package health.primum.agent;

import health.primum.fault.FaultyInput;
import java.util.regex.Pattern;

/** Names an agent: lower-case letters, digits and dashes, 1 to 60 of them. */
public record AgentId(String value) implements Comparable<AgentId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  public AgentId {
    if (!FORM.matcher(value).matches()) {
      throw new FaultyInput(
          "id", "'" + value + "' is not an agent id", "use lower-case letters, digits and dashes");
    }
  }

  @Override
  public int compareTo(AgentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
