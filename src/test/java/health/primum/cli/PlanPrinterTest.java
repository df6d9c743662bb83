package health.primum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.document.AdviceDocument;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A clinician reads the gravest alerts; a flood is counted. */
class PlanPrinterTest {
  @Test
  void ofManyAlertsTheFirstTwelveAreShownAndTheRestCounted() {
    String printed = printed(30);
    assertThat(printed.lines().filter(line -> line.contains("[RULE-"))).hasSize(12);
    assertThat(printed)
        .contains("Alerts of the safety checks: 30")
        .contains("[RULE-0]")
        .contains("18 more")
        .contains("CAUTION=18");
  }

  @Test
  void fewAlertsAreAllShown() {
    assertThat(printed(12).lines().filter(line -> line.contains("[RULE-"))).hasSize(12);
    assertThat(printed(12)).doesNotContain(" more");
  }

  private static String printed(int alerts) {
    var said = new ArrayList<AdviceDocument.Alert>();
    for (int i = 0; i < alerts; i++) {
      String severity = i < 2 ? "CONTRAINDICATED" : "CAUTION";
      List<String> about = IntStream.rangeClosed(1, 9).mapToObj(n -> "c" + n).toList();
      List<String> candidates = alerts > 12 ? about : List.of("c1");
      said.add(new AdviceDocument.Alert("RULE-" + i, severity, candidates, "why", "source"));
    }
    var advice =
        new AdviceDocument(
            AdviceDocument.NOTICE,
            List.of(),
            "advised",
            null,
            "never",
            new AdviceDocument.Plan("", List.of()),
            List.of(),
            said,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new AdviceDocument.Source(
                "c",
                "team",
                "vote",
                1,
                "0".repeat(64),
                "2026-11-21T00:00:00Z",
                1,
                0,
                0,
                null,
                true));
    var text = new StringWriter();
    new PlanPrinter(new PrintWriter(text, true)).print(advice);
    return text.toString();
  }
}
