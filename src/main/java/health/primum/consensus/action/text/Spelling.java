package health.primum.consensus.action.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * Writes out what is shortened beyond a name ("CXR" is an X-ray of the chest), and turns phrases
 * whose verb would mislead into plain ones ("replace X with Y" is a switch).
 */
final class Spelling {
  private record Rule(Phrase phrase, String full) {}

  private static final List<Rule> RULES = new ArrayList<>();

  /** What a patient can be kept at. */
  private static final String MEASURE =
      "((?:systolic |mean )?(?:blood pressure|arterial pressure)|(?:systolic )?bp|sbp|map|inr|spo2|(?:o2 |oxygen )?sat(?:uration)?s?|heart rate|hr|"
          + "(?:blood |serum )?glucose|blood sugar|(?:hb|hemoglobin )?a1c|ldl(?:-c)?|(?:serum )?(?:uric acid|urate)|hemoglobin|hgb)";

  static {
    rule("cxr", "\\bCXRs?\\b", "chest x-ray");
    rule("kub", "\\bKUB\\b", "abdominal x-ray");
    rule("ruq", "\\bRUQ US\\b", "right upper quadrant ultrasound");
    rule("0.9", "\\b0\\.9 ?% ?(?:saline|nacl|sodium chloride|ns)\\b", "normal saline");
    rule("3%|3 %", "\\b3 ?% ?(?:saline|nacl|sodium chloride)\\b", "hypertonic saline");
    rule("spine", "\\bL-?spine\\b", "lumbar spine");
    rule("spine", "\\bC-?spine\\b", "cervical spine");
    rule("spine", "\\bT-?spine\\b", "thoracic spine");
    rule("f/u", "\\bf/u\\b", "follow-up");
    rule("w/", "\\bw/o\\b", "without");
    rule("w/", "\\bw/(?=\\s|\\w)", "with ");
    rule("rtc", "\\bRTC\\b", "follow-up");
    rule("return visit", "\\breturn visits?\\b", "follow-up");
    rule("spo2", "\\bSpO2\\b", "saturation");
    rule("e.g", "\\be\\.g\\.,?", "such as");
    rule("i.e", "\\bi\\.e\\.,?", "namely");
    rule("vs", "\\bvs\\.?(?=\\s)", "or");
    rule("patient", "\\bpatient['’]s\\b", "");
    rule("le", "\\b(?:LE|LEs)\\b", "leg");
    rule("ap and", "\\bAP and lateral\\b", "");
    rule(
        "vaccinat|immuni",
        "\\b(?:vaccinat|immuni[sz])(?:e|ing|ion)(?: (?:the )?patient)? (?:against|for) ((?:\\w+ )?[\\w-]+)\\b",
        "give $1 vaccine");
    rule(
        "carotid",
        "\\bcarotid(?: artery)? (?:ultrasound|US|sonogram|ultrasonography)\\b",
        "carotid duplex");
    rule("hold", "\\bhold(?:ing)? off(?: on)?\\b", "avoid");
    rule("wait on", "\\bwait(?:ing)? on\\b", "avoid");
    rule(
        "hold",
        "\\bhold (?:an? |the )?((?:[\\w-]+ ){0,4}?)(discussion|conversation|meeting)\\b",
        "discuss $1");
    rule("dvt", "\\bDVT (?:ultrasound|study|scan|US|doppler)\\b", "venous duplex");
    rule("→|⟶|->", "→|⟶|->", " to ");
    rule("percent", "\\b(?<=\\d )percent\\b", "%");
    rule("kidney", "\\bkidneys? (?:and|&|/) ?bladder\\b|\\bkidneys?/bladder\\b", "kidney");
    rule(
        "replace",
        "^(\\W*(?:please )?)replace ([^.;]{3,60}?) (?:with|by) ",
        "$1switch from $2 to ");
    rule(
        "escalat|narrow|broaden|step",
        "\\b(?:de-?escalate|narrow|broaden|escalate|step down|step up)(?: (?:the |from |to )?(?:iv |current |empiric )?(?:antibiotics?|antimicrobials?|abx|coverage|therapy|treatment))? to (?=[a-z])",
        "switch to ");
    rule(
        "reduce|reduction",
        "\\b(?:reduce|(?:closed )?reduction of)(?: the)? (left |right )?(shoulder|hip|elbow|ankle|wrist|finger|patella|fracture|dislocation|joint)s?(?: dislocation)?\\b",
        "joint reduction of $1$2");
    rule(
        "restrict|limit|reduce|less|cut",
        "\\b(?:restrict|limit|reduce|cut(?: down on| back on)?)(?: (?:dietary|daily|total))? (sodium|salt|potassium|phosphate|phosphorus|protein|purine)(?: (?:intake|consumption))?(?= |$)(?! (?:chloride|bicarb|citrate))",
        "low-$1 diet");
    rule(
        "maintain|keep|target|aim|goal|achieve",
        "^(\\W*(?:please )?)(?:maintain|keep|target(?:ing)?|aim (?:for|to keep)|goal(?: of)?|achieve|set)(?: an?| the| goal| target)* "
            + MEASURE
            + "\\b(?: (?:goal|target|range|at|of))*",
        "$1$2 objective ");
    rule(
        "goal|target",
        "\\b" + MEASURE + " (?:goal|target|range)(?: range)?(?: (?:of|is|at))?\\b",
        "$1 objective ");
  }

  private Spelling() {}

  static String inFull(String text) {
    String full = text;
    for (Rule rule : RULES) {
      full = rule.phrase().replace(full, found -> filled(rule.full(), found));
    }
    return full;
  }

  private static String filled(String full, java.util.regex.MatchResult found) {
    String filled = full;
    for (int group = 1; group <= found.groupCount(); group++) {
      String value = found.group(group);
      filled = filled.replace("$" + group, value == null ? "" : value);
    }
    return Matcher.quoteReplacement(filled);
  }

  private static void rule(String hints, String pattern, String full) {
    RULES.add(new Rule(Phrase.of(hints, "(?i)" + pattern), full));
  }
}
