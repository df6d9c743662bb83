package health.primum.noharm.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.Budget;
import health.primum.catalog.CalibrationFiles;
import health.primum.catalog.KqaReader;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ClinicalMatcher;
import health.primum.noharm.execution.EvaluationListener;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.offline.LexicalJudge;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.Turns;
import health.primum.testsupport.SharedData;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The calibration that is shipped is what the shipped judge measures today. */
class LexicalCalibrationTest {
  @Test
  void readsThePhysiciansLabels() {
    LabelledSet set = new KqaReader().read(SharedData.folder("kqa"));
    assertThat(set.faults()).isEmpty();
    assertThat(set.answers()).hasSize(28);
    assertThat(set.answers().stream().mapToInt(a -> a.made().size()).sum()).isEqualTo(214);
    assertThat(
            set.answers().stream()
                .flatMap(a -> a.made().values().stream())
                .filter(made -> made)
                .count())
        .isEqualTo(81);
  }

  @Test
  void theShippedFiguresAreMeasuredAgain() {
    LabelledSet set = new KqaReader().read(SharedData.folder("kqa"));
    var judge = new LexicalJudge(new PlanParser(), new ClinicalMatcher());
    Calibration now = calibrate(judge, set);
    Calibration shipped =
        new CalibrationFiles(Path.of("."))
            .all().stream()
                .filter(c -> c.judge().equals(LexicalJudge.NAME))
                .findFirst()
                .orElseThrow();
    assertThat(shipped.fingerprint()).isEqualTo(now.fingerprint());
    assertThat(shipped.dataFingerprint()).isEqualTo(now.dataFingerprint());
    // A small change of the matcher may pass; a large one must be measured and written down anew.
    assertThat(shipped.omissionRecall().value())
        .isCloseTo(now.omissionRecall().value(), within(0.03));
    assertThat(shipped.omissionPrecision().value())
        .isCloseTo(now.omissionPrecision().value(), within(0.03));
    assertThat(shipped.matchRecall().value()).isCloseTo(now.matchRecall().value(), within(0.03));
    assertThat(new Floor(0.8, 0.8).missedBy(shipped)).isPresent();
  }

  private static Calibration calibrate(Judge judge, LabelledSet set) {
    return new CalibrationRun(new Turns(Executors.newVirtualThreadPerTaskExecutor(), 2))
        .run(judge, set, Budget.unlimited(), ItemLog.NONE, EvaluationListener.NONE);
  }
}
