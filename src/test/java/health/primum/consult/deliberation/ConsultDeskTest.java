package health.primum.consult.deliberation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Fingerprint;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultTerms;
import health.primum.consult.Team;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.evaluation.Evaluated;
import health.primum.consult.evaluation.EvaluationRecord;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.fault.Fault;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsultDeskTest {
  private static final EvaluationRecord RECORD =
      new EvaluationRecord(
          "solo",
          Fingerprint.of("solo"),
          Fingerprint.of("report"),
          LocalDate.of(2026, 11, 21),
          "NOHARM v2 (free text)",
          "2026-07",
          "judge",
          Fingerprint.of("benchmark"),
          20,
          0,
          Map.of());

  private final Answers models = new Answers().says("a", "1. Order tryptase");

  @Test
  void aTeamWithItsOwnReportIsServedAndSaysWhich() {
    AdviceDocument advice = ask(new Evaluated.Current(RECORD), true);
    assertThat(advice.evaluated()).isEqualTo(RECORD.report().brief() + ", 2026-11-21");
    assertThat(advice.labels()).noneMatch(label -> label.startsWith("NOT EVALUATED"));
  }

  @Test
  void aTeamWithoutAReportIsServedWithALabel() {
    AdviceDocument never = ask(new Evaluated.Never(), false);
    assertThat(never.evaluated()).isEqualTo("never");
    assertThat(never.labels())
        .contains("NOT EVALUATED: this team's configuration has no evaluation report");
    AdviceDocument stale = ask(new Evaluated.Stale(RECORD), false);
    assertThat(stale.evaluated()).isEqualTo("stale");
    assertThat(stale.labels())
        .contains(
            "NOT EVALUATED: this team was evaluated on 2026-11-21 with another configuration");
  }

  @Test
  void whereAReportIsRequiredItIsRefusedBeforeAnybodyIsAsked() {
    assertThatThrownBy(() -> ask(new Evaluated.Never(), true))
        .isInstanceOf(NotEvaluated.class)
        .hasMessageContaining("has no registered evaluation: solo");
    assertThatThrownBy(() -> ask(new Evaluated.Stale(RECORD), true))
        .isInstanceOf(NotEvaluated.class)
        .hasMessageContaining("was evaluated on 2026-11-21 with another configuration");
    assertThat(models.asked()).isEmpty();
  }

  private AdviceDocument ask(Evaluated evaluated, boolean required) {
    var desk =
        new ConsultDesk(
            Fixtures.deliberation(models),
            () -> new ConsultId("one"),
            new ConsultTerms(false, required, null),
            new Fixed(evaluated));
    Team team = Fixtures.solo("a");
    Advice advice =
        desk.ask(
            ClinicalCase.of(new CaseId("case"), "A patient."),
            team,
            team.deadline(),
            ConsultListener.NONE);
    return AdviceDocument.of(advice, desk.evaluated(team));
  }

  /** Knows the same of every team. */
  private record Fixed(Evaluated known) implements EvaluationRegistry {
    @Override
    public Evaluated of(String team, Fingerprint configuration) {
      return known;
    }

    @Override
    public List<Fault> faults() {
      return List.of();
    }

    @Override
    public String add(EvaluationRecord evaluated) {
      throw new UnsupportedOperationException();
    }
  }
}
