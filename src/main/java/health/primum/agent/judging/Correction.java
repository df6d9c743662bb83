package health.primum.agent.judging;

import java.util.Objects;

/**
 * A reviewer's correction of one verdict.
 *
 * @param option whose verdict
 * @param degree what it should be
 * @param action the extracted action that carries the option out, or 0 for none of them
 * @param rationale why
 * @param evidence the answer's words
 */
public record Correction(int option, Degree degree, int action, String rationale, String evidence) {
  public Correction {
    Objects.requireNonNull(degree, "degree");
    Objects.requireNonNull(rationale, "rationale");
    Objects.requireNonNull(evidence, "evidence");
  }

  @Override
  public String toString() {
    return "Correction[" + option + ", " + degree + "]";
  }
}
