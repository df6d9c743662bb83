package health.primum.clinical.text;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Urgency;
import java.util.regex.Pattern;

/** Places an action by its words: what category it is of, and how soon it is to be done. */
final class Cues {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern AMOUNT =
      Pattern.compile(
          "\\b\\d+(?:[.,]\\d+)?\\s?(?:mg|mcg|µg|g|units?|iu|meq|mmol|ml|puffs?|tablets?)\\b(?!/d?l)|\\bcef\\w{3,}|\\w{3}cef\\w|\\bcalcium gluconate\\b",
          FLAGS);
  private static final WordList DRUG =
      WordList.of(
          """
          po iv im sc sq sublingual topical oral intravenous bid tid qid prn aspirin insulin
          heparin warfarin metformin digoxin lithium steroids? corticosteroids? antibiotics?
          antihistamines? antivirals? anticoagula* antiplatelets? analgesics? nsaids? opioids?
          diuretics? vaccin* epinephrine adrenaline nitroglycerin iron vitamin supplements?
          medications? drugs? therapy dose inhalers? cream ointment infusion immunotherapy
          chemotherapy contraception isoniazid rifampin rifapentine nitrofurantoin amiodarone
          levothyroxine allopurinol colchicine gabapentin acetaminophen paracetamol potassium
          magnesium bicarbonate fluids? saline dextrose glucagon thrombolysis thrombolytics? ssri
          ppi retinoids? tretinoin minoxidil finasteride nivolumab ***prils? ***sartans?
          ***statins? ***olols? ***mabs? ***nibs? ***cillins? ***mycins? ***azoles? ***prazoles?
          ***dipines? ***gliptins? ***gliflozins? ***glutides? ***xabans? ***parins? ***azepams?
          ***triptans? ***sones? ***solones? ***cyclines? ***floxacins? ***ciclovirs?
          ***cyclovirs? ***setrons? ***tidines? ***thiazides? ***semides? ***lukasts? ***terols?
          ***tropiums? ***formins? ***profens? ***oxetines? ***oprams? ***triptylines? ***zepines?
          ***barbitals? ***fenacs? ***dronates? ***paribs? ***limuss? ***trexates? ***vudines?
          ***tegravirs? ***kinras? ***warfarins? ***grels? ***grelors? ***lactones? ***renones?
          ***zosins? ***phyllines? ***caines? ***codones? ***morphones? ***gesterones? ***tadines?
          ***rizines? ***dramines? ***penems?
          """);
  private static final Pattern DOSE =
      Pattern.compile(
          "\\b\\d+(?:[.,]\\d+)?\\s?(?:mg|mcg|µg|g|units?|iu|mmol|meq|ml)\\b(?!/d?l)", FLAGS);
  private static final WordList TEST =
      WordList.of(
          """
          cbc cmp bmp tsh ecg ekg mri mra ct cta pet eeg emg dexa esr crp inr a1c hba1c panel
          levels? cultures? serology antibod* antigen tests? testing screen screening xray
          radiograph ultrasound doppler echo echo* electrocardiogram imaging scan spirometry
          urinalysis electrolytes creatinine ferritin troponin tryptase lactate electrophoresis
          angiogra* endoscopy colonoscopy egd stool smear labs? laboratory *gram glucose monitor
          holter study studies workup exam examination count potassium sodium
          """);
  private static final Pattern TEST_PHRASE =
      Pattern.compile(
          "\\b(?:blood count|x-?ray|blood pressure|vital signs|work-up|magnesium level|anti-Xa)\\b",
          FLAGS);
  private static final WordList PROCEDURE =
      WordList.of(
          """
          biops* surger* surgical excision ablation catheterization catheterisation stent stent*
          closure resection bronchoscopy cystoscopy drainage dialysis intubation paracentesis
          thoracentesis phlebotomy transfusion pacemaker implant implant* cardioversion laser
          radiation anoscopy debridement aspiration embolization thrombectomy bypass
          revascularization revascularisation endarterectomy injection bcg plasmapheresis
          cryotherapy peel peel* pessary desensitization desensitisation *ectomy *otomy *ostomy
          *plasty
          """);
  private static final Pattern PROCEDURE_PHRASE =
      Pattern.compile("\\b(?:lumbar puncture|rectal exam\\w*|graded challenge)\\b", FLAGS);
  private static final Pattern FOLLOW_UP =
      Pattern.compile(
          "\\b(?:refer\\w*|consult\\w*|follow[- ]?up|f/u|RTC|clinic visit|appointment|emergency (?:department|room)|\\bED\\b|admit|admission|hospitali[sz]\\w+|specialist|return visit|hospital)\\b",
          FLAGS);
  private static final Pattern REFER_FOR =
      Pattern.compile(
          "\\brefer(?:ral)?\\s+(?:\\w+ly\\s+)?for\\s+(?!.{0,40}\\b(?:evaluation|consult\\w*|assessment|follow-up|review|management|opinion))",
          FLAGS);
  private static final Pattern COUNSELLING =
      Pattern.compile(
          "\\b(?:counsel\\w*|educat\\w*|reassur\\w*|precautions|lifestyle|diet\\w*|exercise|hygiene|smoking|alcohol|hydration|sunscreen|sun protection|weight loss|shared decision|inform\\w*|avoid driving)\\b",
          FLAGS);

  private static final Pattern ROUTINE =
      Pattern.compile(
          "\\b(?:routine(?:ly)?|elective(?:ly)?|non-?urgent(?:ly)?|not urgent)\\b", FLAGS);
  private static final Pattern EMERGENT =
      Pattern.compile(
          "\\b(?:immediate(?:ly)?|emergen(?:t|tly|cy)|stat|911|call EMS|at once)\\b|\\bED\\b",
          FLAGS);
  private static final Pattern URGENT =
      Pattern.compile(
          "\\b(?:urgent(?:ly)?|asap|as soon as possible|prompt(?:ly)?|expedit\\w+|today|same[- ]day|within (?:24|48|72) h\\w*|now)\\b",
          FLAGS);

  private static final Pattern ORDERED = Pattern.compile("(?:order|obtain|check)\\b", FLAGS);

  private Cues() {}

  static Category category(Intent intent, String text) {
    return switch (intent) {
      case REFER -> REFER_FOR.matcher(text).find() ? Category.PROCEDURE : Category.FOLLOW_UP;
      case COUNSEL -> Category.COUNSELING;
      case START, STOP, CONTINUE, CHANGE -> treatment(text);
      case ORDER -> ordered(text);
      case MONITOR -> FOLLOW_UP.matcher(text).find() ? Category.FOLLOW_UP : Category.DIAGNOSTIC;
      case AVOID, UNKNOWN -> byWords(text);
    };
  }

  private static boolean isDrug(String text) {
    return DRUG.in(text) || AMOUNT.matcher(text).find();
  }

  private static boolean isTest(String text) {
    return TEST.in(text) || TEST_PHRASE.matcher(text).find();
  }

  private static boolean isProcedure(String text) {
    return PROCEDURE.in(text) || PROCEDURE_PHRASE.matcher(text).find();
  }

  /** By the words alone; {@link Category#UNKNOWN} when none of them tells. */
  static Category byWords(String text) {
    if (isProcedure(text)) {
      return Category.PROCEDURE;
    }
    if (isDrug(text)) {
      return Category.MEDICATION;
    }
    if (COUNSELLING.matcher(text).find()) {
      return Category.COUNSELING;
    }
    if (FOLLOW_UP.matcher(text).find()) {
      return Category.FOLLOW_UP;
    }
    return isTest(text) ? Category.DIAGNOSTIC : Category.UNKNOWN;
  }

  /** Whether a text without a verb still names a drug, a test or a procedure. */
  static boolean isClinical(String text) {
    return switch (byWords(text)) {
      case MEDICATION, DIAGNOSTIC, PROCEDURE -> true;
      default -> false;
    };
  }

  /** Whether a text gives a dose. */
  static boolean hasDose(String text) {
    return DOSE.matcher(text).find();
  }

  static Urgency urgency(Intent intent, String text) {
    if (ROUTINE.matcher(text).find()) {
      return Urgency.ROUTINE;
    }
    if (intent != Intent.COUNSEL && intent != Intent.AVOID && EMERGENT.matcher(text).find()) {
      return Urgency.EMERGENT;
    }
    return intent != Intent.COUNSEL && URGENT.matcher(text).find()
        ? Urgency.URGENT
        : Urgency.UNSTATED;
  }

  private static Category treatment(String text) {
    if (isDrug(text)) {
      return Category.MEDICATION;
    }
    if (isProcedure(text)) {
      return Category.PROCEDURE;
    }
    if (COUNSELLING.matcher(text).find()) {
      return Category.COUNSELING;
    }
    return isTest(text) ? Category.DIAGNOSTIC : Category.MEDICATION;
  }

  private static Category ordered(String text) {
    if (!Openings.opens(ORDERED, text) && isProcedure(text)) {
      return Category.PROCEDURE;
    }
    if (isTest(text) || !isDrug(text)) {
      return Category.DIAGNOSTIC;
    }
    return Category.MEDICATION;
  }
}
