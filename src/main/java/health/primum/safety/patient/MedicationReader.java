package health.primum.safety.patient;

import health.primum.clinical.patient.Medication;
import health.primum.clinical.patient.PatientContext;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.DrugMention;
import health.primum.safety.drug.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the patient takes now; what was stopped, tried or only thought of is left out. */
final class MedicationReader {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern TAKES =
      Pattern.compile(
          "\\b(?:takes?|taking|is (?:currently |now )?on|on (?:chronic |long-term |daily |home )?(?=\\w)|receives|receiving|is treated with|being treated with|maintained on|managed with"
              + "|controlled (?:with|on)|medications?(?: list)?(?: are| is| include[sd]?|:)|(?:meds?|rx|medications?)\\s*[:–-]|medicines(?: are|:)|currently (?:uses|using)|uses|is prescribed|has been prescribed|regimen (?:of|is|includes)"
              + "|continues|was started (?:on )?|has been (?:on|taking|using)|anticoagulated with|therapy with)",
          FLAGS);
  private static final Pattern STARTED_AFTER =
      Pattern.compile(
          "^[^.;]{0,60}\\b(?:was|were|has been|is) (?:started|begun|initiated)\\b", FLAGS);

  /** "A man on methotrexate and folic acid". */
  private static final Pattern ON =
      Pattern.compile(
          "(?<!based )(?<!depend )(?<!effect )(?<!effects )\\bon(?: (?:chronic|daily|home|long-term|oral|low-dose|stable|maintenance))?\\s*$",
          FLAGS);

  private static final Pattern ENDED_AFTER =
      Pattern.compile(
          "\\b(?:stopp\\w+|discontinu\\w+|complet\\w+|finish\\w+|years? ago)\\b", FLAGS);
  private static final Pattern NOT_NOW =
      Pattern.compile(
          "\\b(?:stopp\\w+|discontinu\\w+|previous\\w*|formerly|used to|was on|was taking|had (?:been|taken|used)|in the past|last (?:year|month|week)|ago|until|completed?|finished|tried|trial|trials|failed|fail|allerg\\w+"
              + "|intoleran\\w+|held|hold|holding|switched from|off|refus\\w+|declin\\w+|consider\\w*|could|should|would|may|might|if|whether|wonder\\w*|start(?:ing)? (?!on)|avoid\\w*|never|not|no|without|denies|denied"
              + "|nor|neither|instead of|rather than|plan\\w*|recommend\\w*|suggest\\w*|candidate|question\\w*|brother|mother|father|sister|wife|husband|daughter|son|family|once|single|one dose|perioperative|days? of|history of|prior|received|given|after|before|for \\d+ (?:days|weeks))\\b|n['’]t\\b",
          FLAGS);
  private static final Pattern NOT_A_DRUG_AFTER =
      Pattern.compile(
          "^[ -]*(?:deficien\\w+|levels?|allerg\\w+|intoleran\\w+|resistan\\w+|was (?:stopped|discontinued|held|tried)|were (?:stopped|discontinued|held)|had been|has been (?:stopped|held|discontinued)|until|last (?:year|month)|[^.,;]{0,30}\\bago\\b|in the past|[^.,;(]{0,30}\\([^)]*(?:stopped|discontinued|held|on hold|paused)[^)]*\\))",
          FLAGS);

  /** A line of a list: "lithium 300 mg BID for bipolar disorder". */
  private static final Pattern LINE_BEFORE = Pattern.compile("^\\s*(?:[-•*]|\\d{1,2}[.)])?\\s*$");

  private static final Pattern LINE_AFTER =
      Pattern.compile(
          "^(?:\\s+(?:XL|ER|XR|SR|CR))?\\s+\\d[\\d.,]*\\s*(?:mg|mcg|µg|g|units?)\\b[^.;]{0,25}\\b(?:daily|BID|TID|QID|QD|QHS|nightly|weekly|once|twice|every|q\\d+h|PRN|bedtime)\\b",
          FLAGS);

  /** A list of medicines may be long; what names it stands before it. */
  private static final int REACH = 1_000;

  private final PatientContext patient;
  private final List<String> sentences;

  MedicationReader(PatientContext patient, List<String> sentences) {
    this.patient = patient;
    this.sentences = sentences;
  }

  Set<Drug> read() {
    Set<Drug> taken = new HashSet<>();
    for (Medication medication : patient.medications().items()) {
      Lexicon.shipped().find(medication.name()).forEach(m -> taken.add(m.drug()));
    }
    for (String sentence : sentences) {
      List<DrugMention> mentions = Lexicon.shipped().find(sentence);
      if (!mentions.isEmpty() && !sentence.strip().endsWith("?")) {
        mentions.stream()
            .filter(m -> isTaken(sentence, m, mentions))
            .forEach(m -> taken.add(m.drug()));
      }
    }
    taken.removeIf(Drug::isClass);
    return taken;
  }

  private static boolean isTaken(String sentence, DrugMention mention, List<DrugMention> all) {
    int opening = Math.max(0, mention.start() - REACH);
    String before = sentence.substring(opening, mention.start());
    String after =
        sentence.substring(mention.end(), Math.min(sentence.length(), mention.end() + 100));
    boolean started = STARTED_AFTER.matcher(after).find() && !ENDED_AFTER.matcher(after).find();
    if (!started && NOT_A_DRUG_AFTER.matcher(after).find()) {
      return false;
    }
    Matcher cue = TAKES.matcher(before);
    int from = on(before, opening, all);
    while (cue.find()) {
      from = Math.max(from, cue.start());
    }
    boolean listed = LINE_BEFORE.matcher(before).find() && LINE_AFTER.matcher(after).find();
    if (from < 0 && listed) {
      return !ENDED_AFTER.matcher(after).find();
    }
    if (from < 0) {
      return started && !NOT_NOW.matcher(before).find();
    }
    int clause = Statements.clauseStart(before, before.length());
    return from >= clause
        ? !NOT_NOW.matcher(before.substring(clause)).find()
        : !NOT_NOW.matcher(before.substring(from)).find();
  }

  /** Where "on" stands right before a drug, this one or one before it in a list; else -1. */
  private static int on(String before, int opening, List<DrugMention> all) {
    int from = -1;
    List<Integer> ends = new ArrayList<>(List.of(before.length()));
    all.stream()
        .map(m -> m.start() - opening)
        .filter(start -> start >= 0 && start < before.length())
        .forEach(ends::add);
    for (int end : ends) {
      Matcher m = ON.matcher(before.substring(Math.max(0, end - 40), end));
      if (m.find()) {
        from = Math.max(from, Math.max(0, end - 40) + m.start());
      }
    }
    return from;
  }
}
