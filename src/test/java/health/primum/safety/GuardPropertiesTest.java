package health.primum.safety;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.ClinicalCase;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.Decision;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.safety.patient.PatientFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must hold for every plan. */
class GuardPropertiesTest {
  private static final ClinicalCase CASE =
      Plans.aCase(
          "A 30-year-old woman is allergic to penicillin. She has asthma and heart failure and takes"
              + " warfarin 5 mg daily and simvastatin 40 mg daily. Her eGFR is 25.");
  private static final List<String> ACTIONS =
      List.of(
          "Start amoxicillin 500 mg three times daily",
          "Start propranolol 20 mg twice daily",
          "Start naproxen 250 mg twice daily",
          "Start clarithromycin 500 mg twice daily",
          "Start isotretinoin 20 mg daily",
          "Start argatroban infusion",
          "Start fondaparinux 7.5 mg daily",
          "Stop warfarin",
          "Stop simvastatin",
          "Start omeprazole 20 mg daily",
          "Avoid aspirin",
          "Start atorvastatin 800 mg daily");
  private static final List<String> UNRELATED =
      List.of(
          "Order chest X-ray", "Refer to cardiology", "Counsel on diet", "Check blood pressure");

  private final SafetyCheck check = new SafetyCheck();

  @Provide
  Arbitrary<List<String>> plans() {
    return Arbitraries.of(ACTIONS).list().uniqueElements().ofMinSize(1).ofMaxSize(8);
  }

  @Property(tries = 200)
  void anUnrelatedActionNeverRemovesAFinding(
      @ForAll("plans") List<String> actions, @ForAll Random random) {
    var more = new ArrayList<>(actions);
    more.add(UNRELATED.get(random.nextInt(UNRELATED.size())));
    assertThat(messages(check.check(PatientFacts.of(CASE), plan(more))))
        .containsAll(messages(check.check(PatientFacts.of(CASE), plan(actions))));
  }

  @Property(tries = 200)
  void theOrderOfActionsChangesNothing(
      @ForAll("plans") List<String> actions, @ForAll Random random) {
    List<CandidateAction> plan = plan(actions);
    var shuffled = new ArrayList<>(plan);
    Collections.shuffle(shuffled, random);
    assertThat(sets(check.check(PatientFacts.of(CASE), shuffled)))
        .isEqualTo(sets(check.check(PatientFacts.of(CASE), plan)));
  }

  @Property(tries = 200)
  void everyChangedDecisionSaysWhyAndNothingLeavesTheLedger(@ForAll("plans") List<String> actions) {
    List<LedgerEntry> entries =
        plan(actions).stream()
            .map(candidate -> new LedgerEntry(candidate, Decision.RECOMMEND, "all agreed"))
            .toList();
    Ledger guarded = check.apply(PatientFacts.of(CASE), new Ledger(entries));
    assertThat(guarded.entries())
        .extracting(LedgerEntry::candidate)
        .containsExactlyElementsOf(entries.stream().map(LedgerEntry::candidate).toList());
    for (LedgerEntry entry : guarded.entries()) {
      if (entry.decision() == Decision.RECOMMEND) {
        assertThat(entry.decidedBefore()).isNull();
        assertThat(entry.reason()).isEqualTo("all agreed");
        assertThat(entry.findings()).noneMatch(f -> f.decides() && !f.isBetweenActions());
      } else {
        assertThat(entry.decidedBefore()).isEqualTo(Decision.RECOMMEND);
        assertThat(entry.findings())
            .anyMatch(f -> f.decides() && entry.reason().startsWith(f.rule() + ": " + f.message()));
        assertThat(entry.reason()).endsWith("all agreed");
      }
    }
  }

  @Property(tries = 100)
  void ofTwoThatContradictEachOtherOneStays(@ForAll("plans") List<String> actions) {
    List<LedgerEntry> entries =
        plan(actions).stream()
            .map(candidate -> new LedgerEntry(candidate, Decision.RECOMMEND, "all agreed"))
            .toList();
    Ledger guarded =
        check.apply(
            PatientFacts.of(Plans.aCase("A 50-year-old man is well. NKDA.")), new Ledger(entries));
    for (GuardFinding finding : guarded.findings()) {
      if (finding.isBetweenActions() && finding.decides()) {
        Set<CandidateId> recommended =
            guarded.decided(Decision.RECOMMEND).stream()
                .map(entry -> entry.candidate().id())
                .collect(Collectors.toSet());
        assertThat(finding.candidates()).filteredOn(recommended::contains).hasSizeLessThan(2);
      }
    }
  }

  private static List<CandidateAction> plan(List<String> actions) {
    return Plans.plan(actions.toArray(String[]::new));
  }

  private static Set<String> messages(List<GuardFinding> findings) {
    return findings.stream()
        .map(f -> f.rule() + f.severity() + f.candidates() + f.message())
        .collect(Collectors.toSet());
  }

  private static Set<String> sets(List<GuardFinding> findings) {
    return findings.stream()
        .map(f -> f.rule() + f.severity() + f.candidates())
        .collect(Collectors.toSet());
  }
}
