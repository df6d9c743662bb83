package health.primum.consensus.action.text;

/** Turns phrases whose verb would mislead into plain ones: "replace X with Y" is a switch. */
public final class Idioms {
  private static final Rewriting RULES = new Rewriting();

  /** What a patient can be kept at. */
  private static final String MEASURE =
      "((?:systolic |mean )?(?:blood pressure|arterial pressure)|(?:systolic )?bp|sbp|map|inr|spo2|(?:o2 |oxygen )?sat(?:uration)?s?|heart rate|hr|"
          + "(?:blood |serum )?glucose|blood sugar|(?:hb|hemoglobin )?a1c|ldl(?:-c)?|(?:serum )?(?:uric acid|urate)|hemoglobin|hgb|potassium|k)";

  static {
    openings();
    tests();
    needs();
    doses();
    divisions();
    visits();
    changes();
    targets();
  }

  private Idioms() {}

  public static void inPlain(Sight sight) {
    RULES.apply(sight);
  }

  private static void rule(String hints, String pattern, String plain) {
    RULES.add(hints, pattern, plain);
  }

  private static void openings() {
    rule("no|yes", "^(?:no|yes)\\s*[-–—:.,]+\\s*(?=\\p{L})", "");
    rule(
        "have",
        "^(\\W*)have (?:the |your )?(?:patient|pt|him|her|them|child|family|parents?) ",
        "$1");
    rule(
        "patient|pt",
        "^(\\W*)(?:the )?(?:patient|pt) (?:to have|needs to have|will need|should have|to undergo|to get) ",
        "$1order ");
    rule("proceed|go ahead", "^(\\W*)(?:proceed|go ahead) (?:with|to) ", "$1perform ");
    rule(
        "ensure|make sure",
        "\\b(?:ensure|make sure)(?: that)? (.{3,60}?) (?:is|are) (?:done|performed|obtained|ordered|sent|completed|checked)\\b",
        "order $1");
    rule(
        " by ",
        "^[^.;:]{3,60} by (adding|starting|initiating|increasing|switching|stopping|reducing|holding) ",
        "$1 ");
    rule("reverse", "^(\\W*)reverse (?:the )?[\\w -]{3,30}? with ", "$1give ");
    rule("steer|stay away|keep away", "\\b(?:steer clear of|(?:stay|keep) away from)\\b", "avoid");
    rule("no change", "\\bno changes? (?:to|in)\\b", "continue");
    rule(
        " of ",
        "\\b(within \\d+(?:[- –]|to)*\\d* ?(?:hours?|h|days?|weeks?|months?)) of\\b",
        "$1 after");
    rule(
        "after|following",
        "\\b(?:after|following) (?:at least )?(\\d+(?:[- –]|to)*\\d* ?(?:hours?|days?|weeks?|months?)) of (?:[\\w-]+ ){0,2}[\\w-]+",
        "after $1");
    rule(
        "up to date|up-to-date|current",
        "\\b(?:ensure|make sure|verify|confirm)(?: that)? (.{3,60}?) (?:is|are) (?:up[- ]to[- ]date|current)\\b",
        "order $1");
    rule(
        "disloc",
        "\\b(?:reduce|relocate)(?: the)? dislocated (left |right )?(shoulder|hip|elbow|ankle|wrist|finger|patella|joint)\\b",
        "joint reduction of $1$2");
    rule(
        "renal|kidney",
        "\\b(?:renally[- ](?:dose|adjust)|dose[- ]adjust|adjust (?:the )?dos(?:e|es|ing)(?: of)?)( [^.;,]{3,40}?)? (?:for|to|per|based on|according to) (?:the )?(?:patient's )?(?:renal|kidney) function\\b|\\brenally[- ](?:dose|adjust)\\b",
        "renal dosing$1");
    rule("keep", "\\bkeep(?:ing)? (?:an? )?(?:close )?eye on\\b", "monitor");
    rule("hold", "\\bhold(?:ing)? off(?: on)?\\b", "avoid");
    rule(
        "wait for",
        "^(\\W*)wait for (.{3,60}?) before (?:giving|starting|administering) ",
        "$1hold, until $2, ");
    rule("wait on", "\\bwait(?:ing)? on\\b", "avoid");
    rule(
        "hold|have",
        "\\b(?:hold|have) (?:an? |the )?((?:[\\w-]+ ){0,4}?)(?:discussion|conversation|meeting)\\b",
        "discuss $1");
  }

  /** Verbs that are the test or the procedure. */
  private static void tests() {
    rule(
        "culture",
        "^(\\W*)culture (?:the )?(wound|urine|blood|sputum|stool|abscess|fluid)\\b",
        "$1$2 culture");
    rule(
        "aspirate",
        "^(\\W*)aspirate (?:the )?(left |right )?(knee|joint|hip|shoulder|elbow|ankle|wrist)\\b",
        "$1arthrocentesis of $2$3");
  }

  /** What is said to be needed is asked for; what is asked for unless it harms is asked for. */
  private static void needs() {
    rule(
        "recommended|indicated|advised|needed|required|warranted|appropriate|necessary|suggested|reasonable",
        "\\b(?:is|are)(?: (?:also|strongly|clearly|now|therefore|highly))? (?:recommended|indicated|advised|needed|required|warranted|appropriate|necessary|suggested|reasonable)\\b",
        "recommended");
    rule(
        "contraindic|tolerated|already|possible|available",
        "(?:,? )?\\(?\\b(?:unless|if not|if no|when not|provided no|in the absence of|barring) (?:otherwise |there are |known |any )*contraindicat(?:ed|ions?)\\b\\)?|\\b(?:as|if) tolerated\\b|\\bif not (?:already|previously|recently|yet) (?:done|performed|checked|obtained|completed|given|started)\\b|\\b(?:if|as|when|where) (?:possible|available|feasible)\\b",
        "");
  }

  private static void doses() {
    rule("titrat", "\\b(?:up-?)?titrate ([^.;,]{3,40}?) up(?:ward)?s?\\b", "increase $1");
    rule("titrat", "\\b(?:down-?)?titrate ([^.;,]{3,40}?) down(?:ward)?s?\\b", "decrease $1");
    rule(
        "from",
        "\\bfrom \\d[\\d.,]* ?(?:mg|mcg|g|units?|ml|meq)?(?: (?:daily|bid|tid|qid|nightly|weekly|a day|per day|twice daily|once daily))* to (?=\\d)",
        "to ");
  }

  private static void divisions() {
    String divided =
        "\\b(?:in|into|divided(?: in| into| over)?) (?:%s|%s) (?:divided |equal )?doses(?: daily| a day| per day)?\\b";
    rule("two|2", divided.formatted("two", "2"), "divided bid");
    rule("three|3", divided.formatted("three", "3"), "divided tid");
    rule("four|4", divided.formatted("four", "4"), "divided qid");
    rule("body weight", "(?<=%) (?:of )?(?:total |initial )?body weight\\b", "");
    rule(
        "decrease|reduce|lower",
        "\\b(?:decrease|reduce|lower)(?= [^.;,]{3,40}? by \\d[\\d.]* ?(?:mg|mcg|%)[^.;,]{0,12}? (?:every|each|weekly|monthly))",
        "taper");
  }

  private static void visits() {
    rule("return visit", "\\breturn visits?\\b", "follow-up");
    rule(
        "return|back",
        "\\b(?:return|see back|see (?:the )?(?:patient|pt|child|her|him) (?:back|again)|come back)(?: to (?:the )?(?:clinic|office))? (?=in |within |after \\d)",
        "follow-up ");
  }

  private static void changes() {
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
  }

  private static void targets() {
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
}
