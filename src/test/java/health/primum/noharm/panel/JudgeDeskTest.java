package health.primum.noharm.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Budget;
import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.RecordedJudge;
import health.primum.noharm.judge.RecordedVerdict;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.Rubric;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JudgeDeskTest {
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

  private final Map<String, List<RecordedVerdict>> files =
      Map.of(
          "a", List.of(on("A001", "gemini", "", 100)),
          "b", List.of(on("A002", "gpt", "", 100), on("A001", "gemini", "", 100)),
          "longer", List.of(on("A001", "gemini", "", 101)),
          "unsized", List.of(on("A001", "gemini", "", -1)),
          "other", List.of(on("A001", "gpt", "", 100)),
          "one", List.of(on("A001", "gemini", ONE, 100)),
          "two", List.of(on("A001", "gemini", TWO, 100)));

  @Test
  void refusesOneNameTwiceOnAnAnswer() {
    assertThatThrownBy(() -> panel("recorded:a", "recorded:b"))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining(
            "recorded:a and recorded:b both judge the same answers under one name: gemini")
        .hasMessageContaining("field judge");
    assertThatThrownBy(() -> panel("recorded:a", "recorded:unsized"))
        .isInstanceOf(FaultyInput.class);
    assertThatThrownBy(() -> panel("recorded:a", "recorded:one")).isInstanceOf(FaultyInput.class);
  }

  @Test
  void refusesAJudgeBesideItsOwnEarlierVerdicts() {
    assertThatThrownBy(() -> panel("gemini", "recorded:a"))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("recorded:a and gemini both judge");
  }

  @Test
  void takesOneNameOnOtherAnswersAndOtherNames() {
    assertThat(panel("recorded:a", "recorded:other", "recorded:longer").members()).hasSize(3);
    assertThat(panel("recorded:one", "recorded:two").members()).hasSize(2);
    assertThat(panel("gemini", "recorded:other").members()).hasSize(2);
  }

  private JudgePanel panel(String... names) {
    var recorded =
        new JudgeKind(
            "recorded",
            "recorded:FILE",
            (file, budget, warn) ->
                new RecordedJudge("recorded:" + file, files.getOrDefault(file, List.of())));
    var live = new JudgeKind("gemini", "gemini", (argument, budget, warn) -> new Live());
    return new JudgeDesk(List.of(recorded, live), List::of, new Floor(0, 0))
        .panel(List.of(names), Budget.unlimited(), fault -> {});
  }

  private static RecordedVerdict on(String id, String judge, String sha256, int length) {
    return new RecordedVerdict(new CaseId(id), 1, judge, sha256, length, List.of(), List.of());
  }

  /** A judge that has yet to judge. */
  private static final class Live implements Judge {
    @Override
    public List<Judgement> judge(Answer answer, Rubric rubric) {
      return List.of(new Judgement.Undecided(UnscoredReason.NO_VERDICT, "not asked here"));
    }

    @Override
    public String name() {
      return "gemini";
    }
  }
}
