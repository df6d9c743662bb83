package health.primum.consensus.action;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes out what is shortened beyond a name: "CXR" is an X-ray of the chest. */
final class Spelling {
  private static final Map<Pattern, String> RULES = new LinkedHashMap<>();

  static {
    rule("\\bCXRs?\\b", "chest x-ray");
    rule("\\bKUB\\b", "abdominal x-ray");
    rule("\\bRUQ US\\b", "right upper quadrant ultrasound");
    rule("\\b0\\.9 ?% ?(?:saline|nacl|sodium chloride|ns)\\b", "normal saline");
    rule("\\b3 ?% ?(?:saline|nacl|sodium chloride)\\b", "hypertonic saline");
    rule("\\bL-?spine\\b", "lumbar spine");
    rule("\\bC-?spine\\b", "cervical spine");
    rule("\\bT-?spine\\b", "thoracic spine");
    rule("\\bf/u\\b", "follow-up");
    rule("\\bw/o\\b", "without");
    rule("\\bw/(?=\\s|\\w)", "with ");
    rule("\\bRTC\\b", "follow-up");
    rule("\\bSpO2\\b", "saturation");
    rule("\\be\\.g\\.,?", "such as");
    rule("\\bi\\.e\\.,?", "namely");
    rule("\\bvs\\.?(?=\\s)", "or");
    rule("\\bpatient['’]s\\b", "");
    rule("\\b(?:LE|LEs)\\b", "leg");
    rule("\\bAP and lateral\\b", "");
    rule(
        "\\b(?:vaccinat|immuni[sz])(?:e|ing|ion)(?: (?:the )?patient)? (?:against|for) ((?:\\w+ )?[\\w-]+)\\b",
        "give $1 vaccine");
    rule("\\bcarotid(?: artery)? (?:ultrasound|US|sonogram|ultrasonography)\\b", "carotid duplex");
    rule("\\bhold(?:ing)? off(?: on)?\\b", "avoid");
    rule("\\bDVT (?:ultrasound|study|scan|US|doppler)\\b", "venous duplex");
    rule("→|⟶|->", " to ");
  }

  private Spelling() {}

  static String inFull(String text) {
    String full = text;
    for (Map.Entry<Pattern, String> rule : RULES.entrySet()) {
      full = rule.getKey().matcher(full).replaceAll(rule.getValue());
    }
    return full;
  }

  private static void rule(String pattern, String full) {
    RULES.put(Pattern.compile(pattern, Pattern.CASE_INSENSITIVE), full);
  }
}
