package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Fingerprint;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.calibration.LabelledSet;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Calibration.Rate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrationInputTest {
  private static final String HEADER =
      ",Question,llm_x,answer,claim,category_x,majority_label,label_0,label_1,label_2\n";

  @TempDir Path folder;

  @Test
  void theMajorityOfThreePhysiciansDecides() throws IOException {
    labels(
        HEADER
            + "0,\"Which, then?\",m,An answer.,One,Must_have,Neutral,Entailment,Entailment,Neutral\n"
            + "1,\"Which, then?\",m,An answer.,Two,Nice_to_have,x,Neutral,Entailment,Contradiction\n");
    LabelledSet set = new KqaReader().read(folder);
    assertThat(set.faults()).isEmpty();
    assertThat(set.answers()).hasSize(1);
    assertThat(set.answers().getFirst().made()).containsEntry(1, true).containsEntry(2, false);
    assertThat(set.answers().getFirst().rubric().options().get(1).score().score()).isEqualTo(8);
    assertThat(set.answers().getFirst().rubric().options().get(2).score().score()).isEqualTo(7);
  }

  @Test
  void aRowThatCannotBeTakenIsNamedAndTheOthersCount() throws IOException {
    labels(
        HEADER
            + "0,Which?,m,An answer.,One,Must_have,x,Entailment,Perhaps,Neutral\n"
            + "1,Which?,m,An answer.,Two,Must_have,x,Neutral,Neutral,Neutral\n");
    LabelledSet set = new KqaReader().read(folder);
    assertThat(set.answers().getFirst().made()).hasSize(1);
    assertThat(set.faults())
        .extracting(Fault::describe)
        .containsExactly(
            "NLI_medical_annotator.csv:2: has an empty text or an unknown label; label it Entailment, Neutral or Contradiction by three physicians");
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    assertThatThrownBy(() -> new KqaReader().read(folder))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("does not exist");
    labels("a,b\n1,2\n");
    assertThatThrownBy(() -> new KqaReader().read(folder))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("has no column 'Question'");
  }

  @Test
  void aCalibrationIsReadAsItWasWritten() throws IOException {
    var store = new CalibrationFiles(folder);
    var undefined = new Rate(Double.NaN, Double.NaN, Double.NaN, 0);
    var calibration =
        new Calibration(
            "j",
            Fingerprint.of("j"),
            "labels",
            Fingerprint.of("d"),
            2,
            8,
            0,
            new Rate(0.8, 0.5, 1, 5),
            new Rate(0.7, 0.5, 1, 5),
            undefined,
            undefined,
            0.5,
            0.625);
    store.write(calibration, folder.resolve("config/calibration/j.json"));
    assertThat(store.all()).containsExactly(calibration);
  }

  @Test
  void aBrokenCalibrationIsRefusedAndNotLeftOut() throws IOException {
    Path file = folder.resolve("config/calibration/j.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"judge\": \"j\"}");
    assertThatThrownBy(() -> new CalibrationFiles(folder).all())
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("config/calibration/j.json: is not a calibration");
  }

  private void labels(String text) throws IOException {
    Files.writeString(folder.resolve("NLI_medical_annotator.csv"), text);
  }
}
