package health.primum.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbered plans of several members: about half of what a member says another says in other words,
 * the rest differs in drug, test, specialty, dose or time.
 */
final class ActionTexts {
  private static final List<String> DRUGS =
      List.of(
          "apixaban",
          "metoprolol",
          "lisinopril",
          "atorvastatin",
          "amoxicillin",
          "prednisone",
          "sertraline",
          "omeprazole",
          "furosemide",
          "levothyroxine",
          "gabapentin",
          "ceftriaxone",
          "insulin glargine",
          "albuterol",
          "metformin",
          "colchicine");
  private static final List<String> TESTS =
      List.of(
          "CBC",
          "TSH",
          "basic metabolic panel",
          "troponin",
          "chest X-ray",
          "MRI of the left knee",
          "CT head without contrast",
          "echocardiogram",
          "urinalysis",
          "blood cultures",
          "ferritin",
          "colonoscopy",
          "lumbar puncture",
          "renal ultrasound",
          "EEG",
          "spirometry");
  private static final List<String> SPECIALTIES =
      List.of(
          "cardiology",
          "nephrology",
          "neurology",
          "dermatology",
          "hematology",
          "endocrinology",
          "gastroenterology",
          "pulmonology",
          "infectious disease",
          "psychiatry",
          "allergy",
          "rheumatology",
          "ophthalmology",
          "urology",
          "physical therapy",
          "palliative care");
  private static final List<List<String>> WAYS =
      List.of(
          List.of(
              "Start %s %d mg PO twice daily for %d days",
              "Begin %s %d mg by mouth BID x %d days",
              "%s %d mg every 12 hours for %d days because the benefit outweighs the risk"),
          List.of("Order %s today", "Obtain %s to look for the cause", "%s in the next 24 hours"),
          List.of(
              "Refer to %s within 2 weeks", "Outpatient %s referral", "Consult %s for evaluation"),
          List.of(
              "Hold %s if blood pressure falls below %d/60",
              "Stop %s until the creatinine is back to baseline of %d",
              "If symptoms worsen, discontinue %s and call within %d hours"));

  private ActionTexts() {}

  /** One text of numbered actions for each member; the same for the same numbers. */
  static List<String> of(int members, int each) {
    var texts = new ArrayList<String>();
    for (int member = 0; member < members; member++) {
      var text = new StringBuilder();
      for (int i = 0; i < each; i++) {
        int action = i % 2 == 0 ? i : i + member * each;
        text.append(i + 1).append(". ").append(action(action, member)).append('\n');
      }
      texts.add(text.toString());
    }
    return texts;
  }

  private static String action(int action, int member) {
    List<String> ways = WAYS.get(action % WAYS.size());
    String way = ways.get(member % ways.size());
    int subject = action / WAYS.size() % DRUGS.size();
    int number = 10 * (1 + action / (WAYS.size() * DRUGS.size()) % 9);
    return switch (action % WAYS.size()) {
      case 0 -> way.formatted(DRUGS.get(subject), number, 7);
      case 1 -> way.formatted(TESTS.get(subject));
      case 2 -> way.formatted(SPECIALTIES.get(subject));
      default -> way.formatted(DRUGS.get(subject), 80 + number);
    };
  }
}
