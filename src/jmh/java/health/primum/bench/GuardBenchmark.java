package health.primum.bench;

import health.primum.agent.AgentId;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.Decision;
import health.primum.consensus.Ledger;
import health.primum.consensus.LedgerEntry;
import health.primum.consensus.Source;
import health.primum.safety.SafetyCheck;
import health.primum.safety.critical.CriticalActions;
import health.primum.safety.critical.MissingAction;
import health.primum.safety.patient.PatientFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The guards on a case of 2,500 characters and a plan of 15 actions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class GuardBenchmark {
  private static final int CHARACTERS = 2_500;
  private static final String CASE =
      """
      A 72-year-old woman is referred with fatigue and ankle swelling. She has a history of heart failure with reduced ejection fraction (LVEF 30%), atrial fibrillation, \
      type 2 diabetes, hypertension, gout and stage 3b chronic kidney disease. She denies chest pain, syncope and melena. Her mother had breast cancer and her brother \
      takes warfarin. Current medications: apixaban 5 mg twice daily, metoprolol succinate 100 mg daily, lisinopril 20 mg daily, furosemide 40 mg daily, metformin \
      1000 mg twice daily, atorvastatin 40 mg nightly and allopurinol 100 mg daily. She stopped amiodarone two years ago because of thyroid trouble. Allergies: \
      penicillin (hives) and sulfa (rash). Blood pressure 128/74 mmHg, heart rate 72, oxygen saturation 96%. Laboratory results: creatinine 1.6 mg/dL, eGFR 38 \
      mL/min/1.73 m2, potassium 4.9 mmol/L, hemoglobin 10.8 g/dL, ferritin 28 ng/mL, INR 1.1, platelets 210,000. The QTc is 452 ms.
      """;
  private static final String PLAN =
      """
      1. Increase furosemide to 80 mg twice daily
      2. Start spironolactone 25 mg daily
      3. Start empagliflozin 10 mg daily
      4. Switch lisinopril to sacubitril-valsartan 24/26 mg twice daily after a 36-hour washout
      5. Continue apixaban 5 mg twice daily
      6. Continue metoprolol succinate 100 mg daily
      7. Reduce metformin to 500 mg twice daily
      8. Start intravenous ferric carboxymaltose 750 mg
      9. Order echocardiogram
      10. Order TSH, ferritin, BMP and NT-proBNP
      11. Monitor potassium and creatinine in 1 week
      12. Avoid NSAIDs
      13. Refer to cardiology
      14. Counsel on a low-sodium diet and daily weights
      15. Refer for colonoscopy for iron deficiency
      """;

  private final ClinicalCase clinicalCase = aCase();
  private final Ledger ledger = aLedger();
  private final List<CandidateAction> plan =
      ledger.entries().stream().map(LedgerEntry::candidate).toList();
  private final SafetyCheck check = new SafetyCheck();
  private final CriticalActions critical = new CriticalActions();

  private static ClinicalCase aCase() {
    var text = new StringBuilder(CASE);
    while (text.length() < CHARACTERS) {
      text.append("She walks with a stick and lives alone; her daughter visits each week. ");
    }
    return ClinicalCase.of(new CaseId("Bench01"), text.substring(0, CHARACTERS));
  }

  private static Ledger aLedger() {
    var entries = new ArrayList<LedgerEntry>();
    for (Recommendation action : new PlanParser().parse(PLAN).recommendations()) {
      int at = entries.size();
      var source = new Source(new AgentId("member"), action, at);
      var candidate = new CandidateAction(new CandidateId(at + 1), action, List.of(source));
      entries.add(new LedgerEntry(candidate, Decision.RECOMMEND, "all agreed"));
    }
    return new Ledger(entries);
  }

  @Benchmark
  public Ledger apply() {
    return check.apply(PatientFacts.of(clinicalCase), ledger);
  }

  @Benchmark
  public PatientFacts facts() {
    return PatientFacts.of(clinicalCase);
  }

  @Benchmark
  public List<MissingAction> criticalActions() {
    return critical.missing(PatientFacts.of(clinicalCase), plan, plan);
  }
}
