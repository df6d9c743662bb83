package health.primum.clinical;

import health.primum.fault.FaultyInput;
import java.util.regex.Pattern;

/**
 * Identifies a case or one variant of it: 1 to 100 letters, digits, dots, dashes and underscores.
 */
public record CaseId(String value) implements Comparable<CaseId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public CaseId {
    if (!FORM.matcher(value).matches()) {
      throw new FaultyInput(
          "case.id",
          "is not an identifier",
          "use 1 to 100 letters, digits, dots, dashes or underscores");
    }
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
