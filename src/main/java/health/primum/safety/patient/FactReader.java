package health.primum.safety.patient;

import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the facts of one case; what the structured context states goes before the narrative. */
final class FactReader {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern PREGNANT =
      Pattern.compile(
          "\\bpregnant\\b|\\bgravid\\b|\\b\\d+ weeks['’]? (?:of )?gestation\\b|\\bgestational age of \\d+|\\b(?:first|second|third) trimester\\b|\\bintrauterine pregnancy\\b|\\bgravida \\d.{0,30}\\bat \\d+ weeks\\b"
              + "|\\bpositive (?:\\w+ ){0,2}(?:pregnancy test|(?:beta-?|β-?)?hCG)\\b|\\b(?:pregnancy test|hCG)(?: (?:is|was|today|result))* positive\\b",
          FLAGS);
  private static final Pattern BECOMING =
      Pattern.compile(
          "\\b(?:become|becomes|becoming|became|get|gets|getting|was|been|when|while|previous\\w*|recently|last|wife|partner|spouse|daughter|sister|mother|women|avoid\\w*)\\s+(?:\\w+\\s+){0,2}$",
          FLAGS);
  private static final Pattern NOT_PREGNANT =
      Pattern.compile(
          "\\bnot (?:currently )?pregnant\\b|\\bnegative (?:urine |serum )?(?:pregnancy test|(?:beta-?|β-?)?hCG)\\b"
              + "|\\b(?:pregnancy test|hCG)(?: (?:is|was|today|result))* negative\\b|\\bdenies (?:pregnancy|being pregnant)\\b|\\bpregnancy (?:was|is|has been) (?:excluded|ruled out)\\b"
              + "|\\bpregnan(?:t|cy)(?: status)?\\s*[:=–-]\\s*(?:no|negative|denies|denied)\\b",
          FLAGS);
  private static final Pattern BREASTFEEDING =
      Pattern.compile("\\b(?:breast-?feeding|breast-?feeds|lactating|nursing (?:her|an?) )", FLAGS);

  private static final Pattern ENDED =
      Pattern.compile(
          "\\b(?:stopped|finished|weaned from|no longer|quit|after|ceased)\\s+$", FLAGS);

  private static final Mentions MENTIONS = new Mentions(Condition.all().values());

  private final ClinicalCase clinicalCase;
  private final PatientContext patient;
  private final List<String> sentences;

  FactReader(ClinicalCase clinicalCase) {
    this.clinicalCase = clinicalCase;
    this.patient = clinicalCase.patient();
    this.sentences = Statements.sentences(clinicalCase.narrative());
  }

  PatientFacts read() {
    Double stated = patient.ageYears();
    Range age = stated == null ? Person.age(sentences) : Range.of(stated);
    Sex sex = patient.sex() == Sex.UNKNOWN ? Person.sex(sentences) : patient.sex();
    Map<String, Truth> conditions = conditions();
    Truth pregnant = pregnant(age, sex, conditions);
    return new PatientFacts(
        age,
        childbearing(age, sex, pregnant, conditions),
        fertile(age, sex, pregnant, conditions),
        pregnant,
        breastfeeding(age, sex),
        numbers(age, sex),
        conditions,
        new AllergyReader(patient, sentences).read(),
        new MedicationReader(patient, sentences).read(),
        clinicalCase.narrative() + "\n" + clinicalCase.question() + "\n" + listed());
  }

  private String listed() {
    var names = new ArrayList<String>();
    patient.labs().items().forEach(lab -> names.add(lab.name()));
    return String.join("\n", names);
  }

  private Map<String, Truth> conditions() {
    Map<Condition, List<Mentions.Mention>> listed = MENTIONS.in(patient.conditions().items());
    Map<Condition, List<Mentions.Mention>> told = MENTIONS.in(sentences);
    Map<String, Truth> all = new HashMap<>();
    for (Condition condition : Condition.all().values()) {
      Truth first = condition.said(listed.getOrDefault(condition, List.of()));
      all.put(
          condition.key(),
          first == Truth.UNKNOWN ? condition.said(told.getOrDefault(condition, List.of())) : first);
    }
    return all;
  }

  private Truth pregnant(Range age, Sex sex, Map<String, Truth> conditions) {
    if (patient.pregnancy() != Pregnancy.UNKNOWN) {
      return Truth.of(patient.pregnancy() == Pregnancy.PREGNANT);
    }
    if (sex == Sex.MALE || outside(age)) {
      return Truth.ABSENT;
    }
    Truth truth = Truth.UNKNOWN;
    for (String sentence : sentences) {
      if (NOT_PREGNANT.matcher(sentence).find()) {
        return Truth.ABSENT;
      }
      Matcher m = PREGNANT.matcher(sentence);
      while (m.find()) {
        boolean becoming = BECOMING.matcher(Statements.before(sentence, m.start())).find();
        Statements.Sense sense = Statements.sense(sentence, m.start(), m.end(), true);
        if (!becoming && sense == Statements.Sense.STATED) {
          truth = Truth.PRESENT;
        }
      }
    }
    return truth == Truth.UNKNOWN && conditions.get("menopause") == Truth.PRESENT
        ? Truth.ABSENT
        : truth;
  }

  private static boolean outside(Range age) {
    return age.isKnown() && (age.high() < 10 || age.low() > 55);
  }

  private static Truth childbearing(
      Range age, Sex sex, Truth pregnant, Map<String, Truth> conditions) {
    if (pregnant == Truth.PRESENT) {
      return Truth.PRESENT;
    }
    if (pregnant == Truth.ABSENT || conditions.get("menopause") == Truth.PRESENT) {
      return Truth.ABSENT;
    }
    return isOfAge(age, sex) ? Truth.PRESENT : Truth.UNKNOWN;
  }

  /** A negative test today says nothing of next month. */
  private static Truth fertile(Range age, Sex sex, Truth pregnant, Map<String, Truth> conditions) {
    if (pregnant == Truth.PRESENT
        || sex == Sex.MALE
        || outside(age)
        || conditions.get("menopause") == Truth.PRESENT) {
      return Truth.ABSENT;
    }
    return isOfAge(age, sex) ? Truth.PRESENT : Truth.UNKNOWN;
  }

  private static boolean isOfAge(Range age, Sex sex) {
    return sex == Sex.FEMALE && age.isKnown() && age.low() >= 12 && age.high() <= 50;
  }

  private Truth breastfeeding(Range age, Sex sex) {
    if (sex == Sex.MALE || outside(age)) {
      return Truth.ABSENT;
    }
    for (String sentence : sentences) {
      Matcher m = BREASTFEEDING.matcher(sentence);
      if (m.find() && !ENDED.matcher(Statements.before(sentence, m.start())).find()) {
        return Statements.truth(Statements.sense(sentence, m.start(), m.end(), true));
      }
    }
    return Truth.UNKNOWN;
  }

  private Map<String, Range> numbers(Range age, Sex sex) {
    Map<String, Range> numbers = new HashMap<>(Numbers.in(sentences));
    Numbers.add(patient.labs().items(), numbers);
    Range creatinine = numbers.getOrDefault("creatinine", Range.UNKNOWN);
    boolean adult = age.isKnown() && age.low() >= 18;
    boolean known = sex == Sex.FEMALE || sex == Sex.MALE;
    if (!numbers.containsKey("egfr") && creatinine.isKnown() && adult && known) {
      boolean female = sex == Sex.FEMALE;
      Range low = Numbers.ckdEpi(creatinine.high(), age.high(), female);
      Range high = Numbers.ckdEpi(creatinine.low(), age.low(), female);
      numbers.put("egfr", low.joined(high));
    }
    return numbers;
  }
}
