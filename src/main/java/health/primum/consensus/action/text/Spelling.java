package health.primum.consensus.action.text;

/** Writes out what is shortened beyond a name: "CXR" is an X-ray of the chest. */
public final class Spelling {
  private static final Rewriting RULES = new Rewriting();

  static {
    rule("cxr", "\\bCXRs?\\b", "chest x-ray");
    rule("kub", "\\bKUB\\b", "abdominal x-ray");
    rule("ruq", "\\bRUQ US\\b", "right upper quadrant ultrasound");
    rule(
        "hypertonic",
        "\\bhypertonic saline \\(?3 ?%\\)?|\\b3 ?% hypertonic saline\\b",
        "hypertonic saline");
    rule("0.9", "\\b0\\.9 ?% ?(?:saline|nacl|sodium chloride|ns)\\b", "normal saline");
    rule("3%|3 %", "\\b3 ?% ?(?:saline|nacl|sodium chloride)\\b", "hypertonic saline");
    rule("spine", "\\bL-?spine\\b", "lumbar spine");
    rule("spine", "\\bC-?spine\\b", "cervical spine");
    rule("spine", "\\bT-?spine\\b", "thoracic spine");
    rule("f/u", "\\bf/u\\b", "follow-up");
    rule(
        "w/",
        "\\bw/?(?: ?(?:&|and|/) ?| )w/?o\\b(?: contrast)?|\\bw/ ?(?:&|and|/)? ?w?/?o\\b(?<!w/o)(?: contrast)?|\\bwith and w/o\\b(?: contrast)?",
        "with and without contrast");
    rule("w/o|without", "(?<=\\b(?:ct|mri)\\b.{0,40}) (?:w/o|without)$", " without contrast");
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
    rule("dvt", "\\bDVT (?:ultrasound|study|scan|US|doppler)\\b", "venous duplex");
    rule("→|⟶|->", "→|⟶|->", " to ");
    rule("percent", "\\b(?<=\\d )percent\\b", "%");
    rule(
        "transvaginal",
        "\\bpelvic (?:ultrasound|us|sonogram|ultrasonography)(?:,| \\()? ?transvaginal\\)?|\\btransvaginal pelvic (?:ultrasound|us|sonogram|ultrasonography)\\b",
        "transvaginal ultrasound");
    rule(
        "how to",
        "\\b(?:on |in |about )?(?:how|when) (?:and (?:when|how) )?to (?:properly |correctly |self-)?(?:use|administer|apply) (?:an? |the |their |his |her )?((?:[\\w-]+ ){0,2}[\\w-]+)",
        "$1 use");
    rule(
        "guid",
        "\\b(?:ultrasound|us|ct|image|imaging|fluoroscop\\w+|mri|stereotactic|eus)[- ]guided\\b|\\bunder (?:ultrasound|us|ct|image|imaging|fluoroscopic) guidance\\b|\\bwith (?:ultrasound|ct|image|imaging) guidance\\b",
        "");
    rule("weight", "\\bweight[- ](?:based|adjusted|appropriate)\\b", "");
    rule("weight", "\\bweight[- ]bearing(?= (?:x-?rays?|radiograph|films?|views?))", "standing");
    rule(
        "standing|bearing",
        "\\b(x-?rays?|radiographs?), (?:weight[- ]bearing|standing)\\b",
        "standing $1");
    rule("hgb|hb", "(?-i)\\b(?:Hgb|Hb|HGB|HB)\\b(?! ?A1c)", "hemoglobin");
    rule("hep", "\\bhep (?=[abc]\\b)", "hepatitis ");
    rule(
        "send",
        ",? (?:and|then|with) send(?:ing)? (?:the |off )?(?:it|fluid|specimens?|samples?|tissue|csf|biopsy)?(?: fluid)? ?(?:for|to) .*$",
        "");
    rule("pt", "\\bPT ?(?:/|and|&) ?OT\\b", "physical therapy and occupational therapy");
    rule(
        "kidney|renal", "\\b(?:renal|kidneys?) (?:and|&) bladder\\b|\\brenal/bladder\\b", "kidney");
    rule(
        "ct",
        "\\blow[- ]dose (?:chest )?ct(?: scan)?(?: of the)?(?: chest)?\\b",
        "low-dose ct chest");
    rule("a/p", "(?-i)\\bA/?P\\b(?<=(?:CT|ct) A/?P)", "abdomen and pelvis");
    rule("by mouth", "(?<!\\b(?:nothing|nil) )\\bby mouth\\b", "PO");
    rule(
        "nucleic",
        "\\bnucleic[- ]acid amplification(?: tests?| testing)?(?: \\(?NAATs?\\)?)?",
        "NAAT");
    rule("naat", "\\bNAAT (?:for|of) ([\\w/ -]+? and [\\w-]+|[\\w/-]+)", "$1 NAAT");
    rule("ou", "(?-i)\\bOU\\b", "both eyes");
    rule(
        "i/o",
        "\\b(?:strict )?I/Os?\\b|\\bI&Os?\\b|\\bI's and O's\\b|\\bins and outs\\b|\\bIs and Os\\b",
        "intake and output");
    rule("24", "\\b24[- ]?h(?:ours?|rs?)?[- ]urine\\b", "24-hour urine");
    rule("kidney", "\\bkidneys? (?:and|&|/) ?bladder\\b|\\bkidneys?/bladder\\b", "kidney");
    rule("ldct", "\\bLDCT\\b", "low-dose ct chest");
  }

  private Spelling() {}

  public static void inFull(Sight sight) {
    RULES.apply(sight);
  }

  private static void rule(String hints, String pattern, String full) {
    RULES.add(hints, pattern, full);
  }
}
