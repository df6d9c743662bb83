package health.primum.noharm.redteam.suite;

import health.primum.agent.judging.Degree;
import health.primum.clinical.CaseId;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.rubric.Rubric;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an answer does with each option of a rubric. */
final class Degrees {
  private Degrees() {}

  /** Empty where there is no answer or it cannot be judged; an empty plan takes no option. */
  static Optional<Map<Integer, Degree>> of(
      Answering which, @Nullable Reply reply, Rubric rubric, Judge judge) {
    if (!(reply instanceof Reply.Said said)) {
      return Optional.empty();
    }
    if (said.text().isBlank()) {
      return Optional.of(Map.of());
    }
    var answer = new Answer(which.arm(), which.text(), which.trial(), said.text());
    return judge.judge(answer, rubric).getFirst() instanceof Judgement.Judged judged
        ? Optional.of(
            judged.verdicts().values().stream()
                .collect(Collectors.toMap(OptionVerdict::option, OptionVerdict::degree)))
        : Optional.empty();
  }

  /** Whose answer, to which text, in which trial. */
  record Answering(String arm, CaseId text, int trial) {}
}
