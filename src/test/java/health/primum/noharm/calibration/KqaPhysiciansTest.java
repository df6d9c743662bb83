package health.primum.noharm.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What K-QA's physicians are to each other: the reason for the floor under judges. */
class KqaPhysiciansTest {
  @Test
  void agreeOnOmissionsAsFarAsTheFloorSays() throws IOException {
    List<boolean[]> omitted = new ArrayList<>();
    String text = Files.readString(SharedData.folder("kqa").resolve("NLI_medical_annotator.csv"));
    CSVFormat format =
        CSVFormat.DEFAULT.builder().setHeader().setAllowMissingColumnNames(true).get();
    try (CSVParser rows = CSVParser.parse(text, format)) {
      for (CSVRecord row : rows) {
        omitted.add(
            new boolean[] {omits(row, "label_0"), omits(row, "label_1"), omits(row, "label_2")});
      }
    }
    List<Double> recalls = new ArrayList<>();
    for (int truth = 0; truth < 3; truth++) {
      for (int judge = 0; judge < 3; judge++) {
        if (truth != judge) {
          int t = truth;
          int j = judge;
          double both = omitted.stream().filter(o -> o[t] && o[j]).count();
          recalls.add(both / omitted.stream().filter(o -> o[t]).count());
        }
      }
    }
    // A pair's precision is its recall with the roles exchanged.
    assertThat(recalls.stream().mapToDouble(r -> r).min().orElseThrow())
        .isCloseTo(0.826, within(5e-4));
    assertThat(recalls.stream().mapToDouble(r -> r).max().orElseThrow())
        .isCloseTo(0.967, within(5e-4));
  }

  private static boolean omits(CSVRecord row, String label) {
    return !row.get(label).equals("Entailment");
  }
}
