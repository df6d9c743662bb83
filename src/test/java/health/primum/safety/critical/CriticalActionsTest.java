package health.primum.safety.critical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consensus.CandidateAction;
import health.primum.safety.Plans;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.rule.RuleSheet;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule on a plan that lacks what it asks for, and on plans that do not. */
class CriticalActionsTest {
  private static final CriticalActions CRITICAL = new CriticalActions();

  /** A row of {@code critical-cases.txt}. */
  record Case(String rule, String narrative, List<String> plan, List<String> said) {
    @Override
    public String toString() {
      return rule;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            CriticalActionsTest.class.getResourceAsStream("/safety/critical-cases.txt"))) {
      return new String(in.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .map(line -> line.split(" \\| ", -1))
              .map(
                  c ->
                      new Case(
                          c[0],
                          c[1] + " NKDA.",
                          List.of(c[2].split(" ;; ")),
                          List.of(c[3].split(" ;; "))))
              .toList()
              .stream();
    }
  }

  @Test
  void everyRuleHasItsCase() throws IOException {
    assertThat(cases().map(Case::rule))
        .containsExactlyElementsOf(CRITICAL.sheets().stream().map(RuleSheet::id).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void firesWhereNothingSaysIt(Case one) {
    MissingAction found =
        missing(one.narrative(), one.plan()).stream()
            .filter(m -> m.rule().equals(one.rule()))
            .findFirst()
            .orElseThrow(() -> new AssertionError(one.rule() + " is silent"));
    assertThat(found.recommendation().condition()).isEmpty();
    assertThat(found.recommendation().statement()).doesNotContain("{");
    assertThat(found.recommendation().rationale())
        .contains(found.source())
        .contains(one.rule())
        .doesNotContain("{");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSilentWhereOtherWordsSayIt(Case one) {
    var whole = new ArrayList<>(one.plan());
    whole.addAll(one.said());
    assertThat(rules(one.narrative(), whole)).doesNotContain(one.rule());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void whatItAddsIsEnoughForIt(Case one) {
    List<CandidateAction> plan = Plans.plan(one.plan().toArray(String[]::new));
    var clinicalCase = Plans.aCase(one.narrative());
    var whole = new ArrayList<>(plan.stream().map(CandidateAction::action).toList());
    whole.addAll(
        CriticalActions.recommendations(
            CRITICAL.missing(PatientFacts.of(clinicalCase), plan, plan)));
    assertThat(CRITICAL.missing(PatientFacts.of(clinicalCase), whole))
        .extracting(MissingAction::rule)
        .doesNotContain(one.rule());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isSilentWhereTheDrugIsStoppedAvoidedOrOnlyNamed(Case one) {
    for (String form :
        List.of(
            "Avoid X",
            "Do not start X",
            "Stop X",
            "Hold X",
            "Discuss the risks of X",
            "If already taking X, bring the bottle")) {
      List<String> plan =
          one.plan().stream()
              .map(
                  action ->
                      form.replace(
                          "X",
                          action.replaceFirst(
                              "^(?:Start|Give|Prescribe|Continue|Increase|Order|Schedule|Refer for|Discharge)(?: an)? ",
                              "")))
              .toList();
      assertThat(rules(one.narrative(), plan)).as(form).doesNotContain(one.rule());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 28-year-old man has acne. | Start isotretinoin 40 mg daily | TERATOGEN-TEST",
        "A 60-year-old postmenopausal woman has psoriasis. | Start acitretin 25 mg daily | TERATOGEN-TEST",
        "A 24-year-old woman has acne. Her pregnancy test is negative. | Start isotretinoin 40 mg daily | TERATOGEN-TEST",
        "A 30-year-old woman has an ectopic pregnancy. | Give methotrexate 50 mg/m2 IM once | MTX-FOLIC",
        "A 50-year-old man takes folic acid and has rheumatoid arthritis. | Start methotrexate 15 mg once weekly | MTX-FOLIC",
        "A 50-year-old man takes omeprazole. He had a duodenal ulcer. | Start naproxen 250 mg twice daily | NSAID-PPI-ULCER",
        "A 50-year-old man has asthma. | Start prednisone 40 mg daily for 5 days | STEROID-BONE",
        "A 50-year-old man has asthma. | Start prednisone 40 mg daily for 5 days | STEROID-PJP",
        "A 50-year-old man has eczema. | Apply hydrocortisone cream for 6 months | STEROID-BONE",
        "A 50-year-old man has pain. | Start oxycodone 5 mg every 6 hours | OPIOID-NALOXONE-50",
        "A 50-year-old man has pain. | Give morphine 4 mg IV once | OPIOID-LAXATIVE",
        "A 50-year-old man has atrial fibrillation. His eGFR is 80. | Start apixaban 5 mg twice daily | DOAC-RENAL",
        "A 50-year-old man has arthritis. QuantiFERON was negative in May. | Start adalimumab 40 mg every 2 weeks | BIOLOGIC-TB",
        "A 50-year-old man takes lisinopril 10 mg daily. | Continue lisinopril 10 mg daily | RAAS-POTASSIUM",
        "A 50-year-old man has knee pain. | Apply diclofenac gel to the knee | NSAID-PPI-AGE",
        "A 70-year-old man has knee pain. | Apply diclofenac gel to the knee | NSAID-PPI-AGE",
        "A 50-year-old man has C. difficile colitis. | Start vancomycin 125 mg by mouth four times daily | VANCOMYCIN-LEVEL",
        "A 50-year-old man is agitated. | Give haloperidol 5 mg IM once | ANTIPSYCHOTIC-METABOLIC",
        "A 50-year-old man has atrial fibrillation. | Give amiodarone 150 mg IV bolus | AMIODARONE-MONITOR",
        "A 50-year-old man has a suspected stroke. | Order CT angiography of the head now | CONTRAST-RENAL",
        "A 50-year-old man has a rash. | Counsel that methotrexate was not the cause | MTX-FOLIC",
        "A 50-year-old man had a head injury. | Admit for observation | HEAD-INJURY-RETURN"
      })
  void nearMissesAreSilent(String narrative, String action, String rule) {
    assertThat(rules(narrative + " NKDA.", List.of(action))).doesNotContain(rule);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A 50-year-old man has atrial fibrillation. | Start warfarin 5 mg daily ;; Do not check the INR routinely | WARFARIN-INR",
        "A 60-year-old man has hypertension. | Start lisinopril 10 mg daily ;; Order BMP today | RAAS-POTASSIUM",
        "A 50-year-old man has arthritis. TB screening was never done. | Start adalimumab 40 mg every 2 weeks | BIOLOGIC-TB",
        "A 50-year-old man takes oxycodone 10 mg daily. | Start lorazepam 1 mg nightly | OPIOID-NALOXONE-BZD",
        "A 50-year-old man takes folic acid. | Stop folic acid ;; Start methotrexate 15 mg once weekly | MTX-FOLIC",
        "A 50-year-old man has pain. | Start fentanyl patch 25 mcg/h | OPIOID-NALOXONE-50",
        "A 50-year-old man has pain. | Start morphine 15 mg every 12 hours ;; Start oxycodone 5 mg every 6 hours | OPIOID-NALOXONE-50"
      })
  void whatOnlySeemsToSayItDoesNotCount(String narrative, String actions, String rule) {
    assertThat(rules(narrative + " NKDA.", List.of(actions.split(" ;; ")))).contains(rule);
  }

  @Test
  void anUnknownFactMakesItConditional() {
    MissingAction test =
        one("An adult has acne. NKDA.", "TERATOGEN-TEST", "Start isotretinoin 40 mg daily");
    assertThat(test.recommendation().condition()).isEqualTo("if pregnancy is possible");
    MissingAction contrast =
        one(
            "A 40-year-old man has pain. NKDA.",
            "CONTRAST-RENAL",
            "Order contrast-enhanced CT of the abdomen");
    assertThat(contrast.recommendation().condition())
        .isEqualTo("if there is kidney disease, or metformin is taken");
  }

  @Test
  void aConditionalDrugMakesItConditional() {
    MissingAction either =
        one(
            "A 50-year-old man has gout. NKDA.",
            "ULT-URATE",
            "Start allopurinol 100 mg or febuxostat 40 mg daily");
    assertThat(either.recommendation().condition())
        .isEqualTo("if allopurinol and febuxostat is given");
    MissingAction later =
        one(
            "A 50-year-old man has arthritis. NKDA.",
            "MTX-FOLIC",
            "If hepatitis serology is negative, start methotrexate 15 mg once weekly");
    assertThat(later.recommendation().condition()).isEqualTo("if methotrexate is given");
  }

  @Test
  void itNamesOnlyWhatIsMissing() {
    MissingAction found =
        one(
            "A 50-year-old man has psoriasis. NKDA.",
            "MTX-MONITOR",
            "Start methotrexate 10 mg weekly",
            "Monitor CBC every 4 weeks");
    assertThat(found.recommendation().text())
        .startsWith("Monitor creatinine and eGFR and liver tests on methotrexate");
    assertThat(found.causes()).extracting(Object::toString).containsExactly("c1");
  }

  @Test
  void oneActionForEachRuleHoweverLongThePlan() {
    var plan = new ArrayList<String>();
    for (int i = 0; i < 300; i++) {
      plan.add("Start " + (i % 2 == 0 ? "lisinopril " : "losartan ") + (i + 1) + " mg daily");
    }
    List<MissingAction> found = missing("A 50-year-old man has hypertension. NKDA.", plan);
    assertThat(found).extracting(MissingAction::rule).doesNotHaveDuplicates();
    assertThat(found).anySatisfy(m -> assertThat(m.causes()).hasSize(300));
  }

  @Test
  void itsPlanIsOfItsOwnOrigin() {
    var found =
        missing("A 50-year-old man has gout. NKDA.", List.of("Start allopurinol 100 mg daily"));
    assertThat(CriticalActions.plan(found).recommendations())
        .containsExactlyElementsOf(CriticalActions.recommendations(found));
    assertThat(CriticalActions.plan(List.of()).assessment()).isEmpty();
    assertThat(CriticalActions.ORIGIN.value()).isEqualTo("critical-actions");
    assertThat(CRITICAL.fingerprint()).isEqualTo(new CriticalActions().fingerprint());
  }

  private static MissingAction one(String narrative, String rule, String... actions) {
    return missing(narrative, List.of(actions)).stream()
        .filter(m -> m.rule().equals(rule))
        .findFirst()
        .orElseThrow(() -> new AssertionError(rule + " is silent"));
  }

  private static List<String> rules(String narrative, List<String> actions) {
    return missing(narrative, actions).stream().map(MissingAction::rule).toList();
  }

  private static List<MissingAction> missing(String narrative, List<String> actions) {
    List<CandidateAction> plan = Plans.plan(actions.toArray(String[]::new));
    return CRITICAL.missing(PatientFacts.of(Plans.aCase(narrative)), plan, plan);
  }
}
