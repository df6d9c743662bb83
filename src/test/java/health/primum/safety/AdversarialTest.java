package health.primum.safety;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.Decision;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.safety.patient.PatientFacts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Negation, family, past, units, ages, brands, misspellings and absurd plans. */
class AdversarialTest {
  static Stream<String> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            AdversarialTest.class.getResourceAsStream("/safety/adversarial-cases.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isNotMisled(String line) {
    String[] cells = line.split(" \\| ", -1);
    List<String> found = Plans.findings(cells[0], cells[1].split(" ;; "));
    String expected = cells[2].strip();
    if (expected.equals("-")) {
      assertThat(found).isEmpty();
    } else if (expected.startsWith("-")) {
      assertThat(found).noneMatch(f -> f.contains(expected.substring(1)));
    } else {
      assertThat(found).anyMatch(f -> f.startsWith(expected));
    }
  }

  @Test
  void findingsGrowWithThePlanAndNotWithItsSquare() {
    int at100 = twoDrugs(100).size();
    int at800 = twoDrugs(800).size();
    assertThat(at800).isLessThanOrEqualTo(9 * at100);
    assertThat(at800).isLessThan(4 * 800);
  }

  @Test
  void inACrowdNoActionLosesItsFinding() {
    Set<CandidateId> named = new HashSet<>();
    twoDrugs(200).stream()
        .filter(f -> f.rule().startsWith("DUP-TWO-BLOCKERS"))
        .forEach(f -> named.addAll(f.candidates()));
    assertThat(named).hasSize(200);
  }

  @Test
  void inACrowdOfContradictionsNoneStays() {
    List<CandidateAction> plan = plan(200);
    List<LedgerEntry> entries =
        plan.stream().map(c -> new LedgerEntry(c, Decision.RECOMMEND, "all agreed")).toList();
    Ledger guarded =
        new SafetyCheck()
            .apply(
                PatientFacts.of(Plans.aCase("A 50-year-old man is well. NKDA.")),
                new Ledger(entries));
    assertThat(guarded.entries()).hasSize(200);
    assertThat(guarded.decided(Decision.RECOMMEND)).isEmpty();
    assertThat(guarded.decided(Decision.UNRESOLVED)).hasSize(200);
  }

  private static List<GuardFinding> twoDrugs(int actions) {
    return new SafetyCheck()
        .check(PatientFacts.of(Plans.aCase("A 50-year-old man is well. NKDA.")), plan(actions));
  }

  private static List<CandidateAction> plan(int actions) {
    var said = new ArrayList<String>();
    for (int i = 0; i < actions; i++) {
      said.add(
          "Start "
              + (i % 2 == 0 ? "lisinopril " : "losartan ")
              + (i % 5 + 1)
              + " mg daily on ward "
              + i);
    }
    return Plans.plan(said.toArray(String[]::new));
  }
}
