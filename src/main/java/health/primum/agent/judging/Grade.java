package health.primum.agent.judging;

import java.util.Objects;

/**
 * One option of a closed list, graded.
 *
 * @param option its id
 * @param appropriate whether its expected benefit exceeds its expected harm
 * @param rationale why; may be empty
 */
public record Grade(int option, boolean appropriate, String rationale) {
  public Grade {
    Objects.requireNonNull(rationale, "rationale");
  }

  @Override
  public String toString() {
    return "Grade[" + option + ", " + appropriate + "]";
  }
}
