package health.primum.noharm.calibration;

import health.primum.noharm.judge.Answer;
import health.primum.noharm.rubric.Rubric;
import java.util.Map;
import java.util.Objects;

/**
 * An answer of which physicians said which statements it makes.
 *
 * @param rubric the statements as options
 * @param answer its variant is the question, the cluster
 * @param made whether the answer makes the statement, by option id; one for each option
 */
public record LabelledAnswer(Rubric rubric, Answer answer, Map<Integer, Boolean> made) {
  public LabelledAnswer {
    Objects.requireNonNull(rubric, "rubric");
    Objects.requireNonNull(answer, "answer");
    made = Map.copyOf(made);
    if (!made.keySet().equals(rubric.options().keySet())) {
      throw new IllegalArgumentException("each option needs one label");
    }
  }
}
