package health.primum.clinical.text;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Urgency;
import java.util.regex.Pattern;

/** Places an action by its words: what category it is of, and how soon it is to be done. */
final class Cues {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern DRUG =
      Pattern.compile(
          "\\b\\d+(?:[.,]\\d+)?\\s?(?:mg|mcg|µg|g|units?|iu|meq|mmol|ml|puffs?|tablets?)\\b(?!/d?l)"
              + "|\\b(?:PO|IV|IM|SC|SQ|sublingual|topical|oral|intravenous|BID|TID|QID|PRN)\\b"
              + "|\\b\\w{3,}(?:pril|sartan|statin|olol|mab|nib|cillin|mycin|azole|prazole|dipine|gliptin|gliflozin|glutide|xaban|parin|azepam|triptan|sone|solone|cycline|floxacin|ciclovir|cyclovir|setron|tidine|thiazide|semide|lukast|terol|tropium|formin|profen|oxetine|opram|triptyline|zepine|barbital|fenac|dronate|parib|limus|trexate|vudine|tegravir|kinra|warfarin|grel|grelor|lactone|renone|zosin|phylline|caine|codone|morphone|gesterone|tadine|rizine|dramine|penem|cef\\w+)s?\\b"
              + "|\\b(?:cef\\w{3,}|aspirin|insulin|heparin|warfarin|metformin|digoxin|lithium|steroids?|corticosteroids?|antibiotics?|antihistamines?|antivirals?|anticoagula\\w+|antiplatelets?|analgesics?|nsaids?|opioids?|diuretics?|vaccin\\w+|epinephrine|adrenaline|nitroglycerin|iron|vitamin|supplements?|medications?|drugs?|therapy|dose|inhalers?|cream|ointment|infusion|immunotherapy|chemotherapy|contraception|isoniazid|rifampin|rifapentine|nitrofurantoin|amiodarone|levothyroxine|allopurinol|colchicine|gabapentin|acetaminophen|paracetamol|calcium gluconate|potassium|magnesium|bicarbonate|fluids?|saline|dextrose|glucagon|thrombolysis|thrombolytics?|SSRI|PPI|retinoids?|tretinoin|minoxidil|finasteride|nivolumab)\\b",
          FLAGS);
  private static final Pattern DOSE =
      Pattern.compile(
          "\\b\\d+(?:[.,]\\d+)?\\s?(?:mg|mcg|µg|g|units?|iu|mmol|meq|ml)\\b(?!/d?l)", FLAGS);
  private static final Pattern TEST =
      Pattern.compile(
          "\\b(?:CBC|CMP|BMP|TSH|ECG|EKG|MRI|MRA|CT|CTA|PET|EEG|EMG|DEXA|ESR|CRP|INR|A1c|HbA1c|blood count|panel|levels?|cultures?|serology|antibod\\w+|antigen|test(?:s|ing)?|screen(?:ing)?|x-?ray|radiograph|ultrasound|doppler|echo\\w*|electrocardiogram|imaging|scan|spirometry|urinalysis|electrolytes|creatinine|ferritin|troponin|tryptase|lactate|electrophoresis|angiogra\\w+|endoscopy|colonoscopy|EGD|stool|smear|labs?|laboratory|blood pressure|vital signs|\\w+gram|glucose|monitor|holter|study|studies|workup|work-up|exam(?:ination)?|count|potassium|sodium|magnesium level|anti-Xa)\\b",
          FLAGS);
  private static final Pattern PROCEDURE =
      Pattern.compile(
          "\\b(?:biops\\w+|surger\\w+|surgical|excision|ablation|catheteri[sz]ation|stent\\w*|closure|resection|bronchoscopy|cystoscopy|drainage|dialysis|intubation|paracentesis|thoracentesis|lumbar puncture|phlebotomy|transfusion|pacemaker|implant\\w*|cardioversion|laser|radiation|anoscopy|rectal exam\\w*|debridement|aspiration|embolization|thrombectomy|bypass|revasculari[sz]ation|endarterectomy|injection|BCG|plasmapheresis|cryotherapy|peel\\w*|pessary|desensiti[sz]ation|graded challenge|\\w+(?:ectomy|otomy|ostomy|plasty))\\b",
          FLAGS);
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

  /** By the words alone; {@link Category#UNKNOWN} when none of them tells. */
  static Category byWords(String text) {
    if (PROCEDURE.matcher(text).find()) {
      return Category.PROCEDURE;
    }
    if (DRUG.matcher(text).find()) {
      return Category.MEDICATION;
    }
    if (COUNSELLING.matcher(text).find()) {
      return Category.COUNSELING;
    }
    if (FOLLOW_UP.matcher(text).find()) {
      return Category.FOLLOW_UP;
    }
    return TEST.matcher(text).find() ? Category.DIAGNOSTIC : Category.UNKNOWN;
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
    if (PROCEDURE.matcher(text).find() && !DRUG.matcher(text).find()) {
      return Category.PROCEDURE;
    }
    if (DRUG.matcher(text).find()) {
      return Category.MEDICATION;
    }
    if (COUNSELLING.matcher(text).find()) {
      return Category.COUNSELING;
    }
    return TEST.matcher(text).find() ? Category.DIAGNOSTIC : Category.MEDICATION;
  }

  private static Category ordered(String text) {
    if (!Openings.opens(ORDERED, text) && PROCEDURE.matcher(text).find()) {
      return Category.PROCEDURE;
    }
    if (TEST.matcher(text).find() || !DRUG.matcher(text).find()) {
      return Category.DIAGNOSTIC;
    }
    return Category.MEDICATION;
  }
}
