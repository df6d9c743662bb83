package health.primum.clinical.text;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanParserTest {
  private final PlanParser parser = new PlanParser();

  @Test
  void takesTheParagraphBeforeTheListAsAssessment() {
    ManagementPlan plan =
        parser.parse(
            "Likely cellulitis, not septic.\n\n1. Start cephalexin 500 mg.\n2. Follow up in 2 days.");
    assertThat(plan.assessment()).isEqualTo("Likely cellulitis, not septic.");
    assertThat(texts(plan)).containsExactly("Start cephalexin 500 mg", "Follow up in 2 days");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. ", "1) ", "(1) ", "- ", "* ", "+ ", "• ", "– ", "a) ", "- [ ] ", "1.1 ", "> - "
      })
  void readsEveryMarker(String marker) {
    ManagementPlan plan = parser.parse(marker + "Order CBC\n" + marker + "Stop aspirin");
    assertThat(texts(plan)).containsExactly("Order CBC", "Stop aspirin");
  }

  @Test
  void splitsSeveralActionsInOneSentence() {
    assertThat(texts("1. Stop lisinopril and start amlodipine 5 mg daily."))
        .containsExactly("Stop lisinopril", "start amlodipine 5 mg daily");
    assertThat(texts("- Stop ibuprofen, start acetaminophen, and recheck creatinine in 1 week"))
        .containsExactly("Stop ibuprofen", "start acetaminophen", "recheck creatinine in 1 week");
    assertThat(texts("- Hold nivolumab; do not rechallenge in clinic"))
        .containsExactly("Hold nivolumab", "do not rechallenge in clinic");
    assertThat(texts("- Avoid NSAIDs and monitor renal function"))
        .containsExactly("Avoid NSAIDs", "monitor renal function");
    assertThat(texts("- Do not start warfarin but continue aspirin"))
        .containsExactly("Do not start warfarin", "continue aspirin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Do not stop metformin and start insulin",
        "Do not stop metformin, start insulin, or change the diet",
        "Never restart lisinopril, increase spironolactone and give potassium",
        "Stop apixaban 48 h before surgery and resume 24 h after",
        "Order CBC and CMP",
        "Counsel the patient to stop smoking and start exercising",
        "Refer for evaluation and start of treatment",
        "Check creatinine and test results from last week",
        "Start aspirin (avoid NSAIDs, stop ibuprofen and monitor) daily"
      })
  void doesNotSplitWhereThatWouldChangeTheMeaning(String sentence) {
    assertThat(texts("1. " + sentence)).containsExactly(sentence);
  }

  @Test
  void carriesALeadingConditionOverToEveryActionItGoverns() {
    ManagementPlan plan =
        parser.parse("1. If febrile or hypotensive, obtain cultures and start ceftriaxone.");
    assertThat(plan.recommendations())
        .extracting(Recommendation::statement)
        .containsExactly(
            "obtain cultures (If febrile or hypotensive)",
            "start ceftriaxone (If febrile or hypotensive)");
  }

  @Test
  void takesATrailingConditionOffItsOwnActionOnly() {
    ManagementPlan plan =
        parser.parse("1. Recheck potassium in 48 hours and refer to nephrology if K > 5.5.");
    assertThat(plan.recommendations())
        .extracting(Recommendation::statement)
        .containsExactly("Recheck potassium in 48 hours", "refer to nephrology (if K > 5.5)");
  }

  @Test
  void doesNotTakeAQuestionForACondition() {
    assertThat(single("1. Assess if rechallenge is possible").condition()).isEmpty();
    assertThat(single("1. Counsel the patient to return if fever develops").condition()).isEmpty();
  }

  @Test
  void keepsTheReasonWithItsAction() {
    Recommendation r = single("1. Stop diltiazem. It depresses contractility.");
    assertThat(r.text()).isEqualTo("Stop diltiazem");
    assertThat(r.rationale()).isEqualTo("It depresses contractility.");
  }

  @Test
  void readsBoldLeadIns() {
    Recommendation r = single("- **Medication:** Start metformin 500 mg daily");
    assertThat(r.text()).isEqualTo("Start metformin 500 mg daily");
    assertThat(r.context()).isEqualTo("Medication");
    assertThat(single("1. **Return precautions:** fever, rash, dyspnea").text())
        .isEqualTo("Return precautions: fever, rash, dyspnea");
    assertThat(texts("1. Do **not** give the next dose"))
        .containsExactly("Do not give the next dose");
  }

  @Test
  void readsNestedItems() {
    ManagementPlan plan =
        parser.parse(
            """
            1. Order:
               - CBC with differential
               - ferritin
            2. Start prednisone 40 mg daily
               - with food
               - monitor glucose weekly
            """);
    assertThat(texts(plan))
        .containsExactly(
            "Order: CBC with differential",
            "Order: ferritin",
            "Start prednisone 40 mg daily",
            "monitor glucose weekly");
    assertThat(plan.recommendations().getFirst().intent()).isEqualTo(Intent.ORDER);
    assertThat(plan.recommendations().get(2).rationale()).isEqualTo("with food");
  }

  @Test
  void readsLetteredItemsAndMarkersInsideBold() {
    assertThat(
            texts(
                "1. Meds\n   a. Start lisinopril\n   b. Stop amlodipine\n   c. ↑ metformin to 1000 mg BID"))
        .containsExactly("Start lisinopril", "Stop amlodipine", "↑ metformin to 1000 mg BID");
    assertThat(texts("**2. Workup**\n   - Blood cultures x2\n**3. Disposition**: Admit to ICU"))
        .containsExactly("Blood cultures x2", "Admit to ICU");
    assertThat(texts("1. Start ceftriaxone for\nE. coli bacteremia"))
        .containsExactly("Start ceftriaxone for E. coli bacteremia");
  }

  @Test
  void readsTablesAndHeadings() {
    ManagementPlan plan =
        parser.parse(
            """
            ## Assessment
            - AKI from NSAIDs
            ## Plan
            | Action | When | Why |
            |---|:-:|---|
            | Refer to nephrology | within 1 week | eGFR 25 |
            | Stop ibuprofen | today | nephrotoxic |

            Bring a list of all medicines.
            """);
    assertThat(plan.assessment()).isEqualTo("Assessment:\nAKI from NSAIDs");
    assertThat(texts(plan))
        .containsExactly(
            "Refer to nephrology (When: within 1 week)",
            "Stop ibuprofen (When: today)",
            "Bring a list of all medicines.");
    assertThat(plan.recommendations().getFirst().rationale()).isEqualTo("Why: eGFR 25");
  }

  @Test
  void readsRunningTextWithoutAnyList() {
    ManagementPlan plan =
        parser.parse(
            "Likely cellulitis. She should be started on cephalexin 500 mg QID. If fever develops, send her to the ED. No imaging is needed.");
    assertThat(plan.assessment()).isEqualTo("Likely cellulitis.");
    assertThat(plan.recommendations())
        .extracting(Recommendation::intent)
        .containsExactly(Intent.START, Intent.REFER, Intent.AVOID);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "## Do NOT~- Start warfarin~- Give IV contrast | Do NOT: Start warfarin / Do NOT: Give IV contrast",
        "Medications to stop:~- Lisinopril | Medications to stop: Lisinopril",
        "Avoid:~- Starting beta-blockers | Avoid: Starting beta-blockers",
        "**Do not**: start allopurinol; increase furosemide | Do not: start allopurinol; increase furosemide",
        "If ANC < 500:~- Start cefepime~- Obtain cultures | Start cefepime (If ANC < 500) / Obtain cultures (If ANC < 500)",
        "- **Lisinopril:** stop~- **Metoprolol:** continue | Lisinopril: stop / Metoprolol: continue",
        "1. Apixaban 5 mg BID. Stop aspirin. | Apixaban 5 mg BID / Stop aspirin",
        "1. Stop: lisinopril. Start: amlodipine 5 mg. | Stop: lisinopril / Start: amlodipine 5 mg",
        "### 1. Stop lisinopril immediately~- Potassium is 6.4 with AKI~### 2. Do not give trimethoprim | Stop lisinopril immediately / Do not give trimethoprim",
        "1. Start amoxicillin~   - 500 mg TID for 7 days | Start amoxicillin: 500 mg TID for 7 days",
        "Consider:~- MRI brain~Not indicated:~- Antibiotics | Consider: MRI brain / Not indicated: Antibiotics",
        "## Assessment~Cellulitis. Start cephalexin 500 mg QID.~## Plan~- Follow up in 48 h | Start cephalexin 500 mg QID / Follow up in 48 h",
        "1. Stop warfarin 5 days before surgery, bridge with enoxaparin only if mechanical valve | Stop warfarin 5 days before surgery / bridge with enoxaparin (only if mechanical valve)",
        "- Hold metformin; restart when eGFR > 30 | Hold metformin; restart when eGFR > 30",
        "- If stable, discharge home; if not, admit to ICU | discharge home; if not, admit to ICU (If stable)",
        "- Never give beta-blockers, administer IV glucagon if hypotensive | Never give beta-blockers, administer IV glucagon if hypotensive",
        "- Following negative CT, give tPA 0.9 mg/kg | Following negative CT, give tPA 0.9 mg/kg",
        "Start amlodipine 5 mg daily~Recheck BMP~Refer to nephrology | Start amlodipine 5 mg daily / Recheck BMP / Refer to nephrology",
        "1) Stop warfarin 2) Give vitamin K 5 mg PO | Stop warfarin / Give vitamin K 5 mg PO",
        "Plan: 1. Stop warfarin. 2. Give vitamin K 5 mg PO. | Stop warfarin / Give vitamin K 5 mg PO",
        "- Hold nivolumab (grade 3) Hold Dabrafenib too | Hold nivolumab (grade 3) Hold Dabrafenib too",
        "Do not stop:~- aspirin~~Start heparin 80 units/kg. | Do not stop: aspirin / Start heparin 80 units/kg",
        "Avoid:~~- NSAIDs~~- Starting beta-blockers~~1. Order CBC | Avoid: NSAIDs / Avoid: Starting beta-blockers / Order CBC",
        "**Stop**~- ibuprofen~~Start acetaminophen 1 g. | Stop: ibuprofen / Start acetaminophen 1 g",
        "## Avoid~- NSAIDs~~- Starting ACE inhibitors | Avoid: NSAIDs / Avoid: Starting ACE inhibitors",
        "❌ Aspirin~✓ Order CBC | ❌ Aspirin / Order CBC"
      })
  void keepsTogetherWhatMeansSomethingOnlyTogether(String answer, String expected) {
    assertThat(parser.parse(answer.replace("~", "\n")).recommendations())
        .extracting(Recommendation::statement)
        .containsExactly(expected.split(" / "));
  }

  @Test
  void keepsEveryCellOfATableWithItsDrug() {
    ManagementPlan plan =
        parser.parse(
            """
            | Drug | Recommendation | Dose |
            |---|---|---|
            | Lisinopril | Stop | - |
            | Amlodipine | Start | 5 mg daily |
            """);
    assertThat(texts(plan))
        .containsExactly("Lisinopril: Stop", "Amlodipine: Start (Dose: 5 mg daily)");
    assertThat(plan.recommendations())
        .extracting(Recommendation::intent)
        .containsExactly(Intent.STOP, Intent.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Neither CT nor MRI should be ordered",
        "No anticoagulation should be started",
        "There is no need to order an MRI",
        "Consider avoiding NSAIDs",
        "~~Start aspirin~~",
        "❌ Aspirin"
      })
  void readsEveryProhibitionAsOne(String sentence) {
    assertThat(single("1. " + sentence).intent()).isEqualTo(Intent.AVOID);
  }

  @Test
  void keepsAnEndlessLineWhole() {
    String endless = "Order CBC " + ", start x".repeat(2_000);
    assertThat(parser.parse(endless).assessment()).isEqualTo(endless);
  }

  @Test
  void keepsWhatItCannotPlace() {
    Recommendation r = single("1. Aliquid nescio quid");
    assertThat(r.category()).isEqualTo(Category.UNKNOWN);
    assertThat(r.intent()).isEqualTo(Intent.UNKNOWN);
    assertThat(r.text()).isEqualTo("Aliquid nescio quid");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hold warfarin tonight | STOP | MEDICATION",
        "Permanent discontinuation of nivolumab | STOP | MEDICATION",
        "Avoid NSAIDs | AVOID | MEDICATION",
        "Never give nifedipine | AVOID | MEDICATION",
        "No antibiotics are needed | AVOID | MEDICATION",
        "No role for antibiotics at this time | AVOID | MEDICATION",
        "I would not recommend a repeat MRI | AVOID | DIAGNOSTIC",
        "Instead of amoxicillin, prescribe doxycycline 100 mg | START | MEDICATION",
        "Increase metformin to 1 g twice daily | CHANGE | MEDICATION",
        "Continue aspirin 81 mg daily | CONTINUE | MEDICATION",
        "Consider renal ultrasound | ORDER | DIAGNOSTIC",
        "Obtain serum tryptase | ORDER | DIAGNOSTIC",
        "Urgent referral to Cardiology | REFER | FOLLOW_UP",
        "Elective referral for hemorrhoid banding | REFER | PROCEDURE",
        "Discuss urgently with oncology before the next dose | REFER | FOLLOW_UP",
        "Discuss the risks with the patient | COUNSEL | COUNSELING",
        "Monitor potassium weekly | MONITOR | DIAGNOSTIC",
        "Follow up in clinic in two weeks | MONITOR | FOLLOW_UP",
        "I recommend stopping simvastatin | STOP | MEDICATION"
      })
  void readsIntentAndCategory(String action, Intent intent, Category category) {
    Recommendation r = single("1. " + action);
    assertThat(r.intent()).isEqualTo(intent);
    assertThat(r.category()).isEqualTo(category);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Refer urgently to cardiology | URGENT",
        "Send to the ED now | EMERGENT",
        "Non-urgent referral to dermatology | ROUTINE",
        "Elective referral to urology | ROUTINE",
        "Start aspirin 81 mg daily | UNSTATED",
        "Counsel on when to go to the ED | UNSTATED"
      })
  void readsUrgency(String action, Urgency urgency) {
    assertThat(single("1. " + action).urgency()).isEqualTo(urgency);
  }

  @Test
  void takesNoDoseForAListNumber() {
    assertThat(texts("Start bisoprolol\n2.5 mg daily"))
        .containsExactly("Start bisoprolol 2.5 mg daily");
  }

  @Test
  void survivesControlCharactersAndEmptiness() {
    assertThat(parser.parse("").recommendations()).isEmpty();
    assertThat(parser.parse(" \n\t ").recommendations()).isEmpty();
    assertThat(texts("1. Stop\u0000 aspirin\u001b")).containsExactly("Stop aspirin");
  }

  private List<String> texts(String answer) {
    return texts(parser.parse(answer));
  }

  private static List<String> texts(ManagementPlan plan) {
    return plan.recommendations().stream().map(Recommendation::text).toList();
  }

  private Recommendation single(String answer) {
    List<Recommendation> all = parser.parse(answer).recommendations();
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
