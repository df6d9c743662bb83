package health.primum.safety.patient;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads whether a sentence states, denies or leaves open what it mentions. In doubt it is left
 * open: after NegEx (Chapman, J Biomed Inform 2001;34:301) with family, hypothesis and past as in
 * ConText (Harkema, J Biomed Inform 2009;42:839).
 */
final class Statements {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern SENTENCE =
      Pattern.compile("(?<!\\b(?:Mr|Mrs|Ms|Dr)\\.)(?<=[.!?])\\s+(?=[\\p{Lu}\\d(\"])|\\n+");
  private static final Pattern CLAUSE =
      Pattern.compile(
          ";|,? \\bnow\\b|\\b(?:but|however|although|though|except|whereas|who|which)\\b"
              + "|,? and (?:he|she|they|has|have|had|is|takes|was)\\b",
          FLAGS);
  private static final Pattern DENIES =
      Pattern.compile(
          "\\b(?:no|denies|denied|without|negative for|no evidence of|absence of|never had|free of"
              + "|does not have|doesn['’]t have|did not have|has not had|nor|neither)\\b"
              + "(?: (?:known|any|a|an|personal|past|prior|previous|significant|history|medical|of|drug|current|clinical|evidence))*\\s*$",
          FLAGS);
  private static final Pattern NEGATION =
      Pattern.compile(
          "\\b(?:no|not|non|denies|denied|without|negative|never|absence|nor|neither|cannot|ruled out|excluded)\\b|n['’]t\\b",
          FLAGS);
  private static final Pattern FAMILY =
      Pattern.compile(
          "\\b(?:family|father|mother|brother|sister|sibling|parents?|uncle|aunt|cousin|grand\\w+|maternal|paternal"
              + "|husband|wife|partner|spouse|son|daughter|FHx?|relatives?|first-degree)\\b",
          FLAGS);

  /** In "her husband, who takes" the clause is the husband's. */
  private static final Pattern RELATIVE_BEFORE =
      Pattern.compile(
          "\\b(?:father|mother|brother|sister|sibling|parent|uncle|aunt|cousin|grand\\w+|husband|wife|partner|spouse|son|daughter|relative|friend|neighbou?r)s?(?: \\w+)?,?\\s*$",
          FLAGS);

  private static final Pattern OPEN =
      Pattern.compile(
          "\\b(?:if|possib\\w+|suspect\\w*|suspicio\\w+|suspicion|presum\\w+|probabl\\w+|likely|risks?|prevent\\w*|prophyla\\w+|screen\\w*"
              + "|concern\\w*|worr\\w+|rule out|r/o|evaluat\\w+|differential|vs|versus|could|may|might|consider\\w*|question\\w*"
              + "|whether|unclear|uncertain|score|test\\w* for|assess\\w*|plann?\\w*|hop\\w+|wish\\w*|want\\w*|try\\w*|would|workup"
              + "|misdiagnos\\w+|childhood|resolved|outgr\\w+|thought to|attribut\\w+|mimic\\w*|like)\\b",
          FLAGS);
  private static final Pattern PAST =
      Pattern.compile(
          "\\b(?:history|previous\\w*|prior|former\\w*|past|ago|remote|last (?:year|month)|in (?:19|20)\\d\\d|used to|was|had)\\b",
          FLAGS);
  private static final Pattern UNDONE_AFTER =
      Pattern.compile(
          "^[\\s,]*(?:\\([^)]*\\)\\s*)?(?:has |have |had |was |were |is |are )?(?:been )?(?:risk|score|prevention|prophylaxis|screen\\w*"
              + "|ruled out|excluded|unlikely|negative|resolved|work-?up|less likely|not (?:present|seen|found|suspected)"
              + "|removed|de-?label\\w*|disprov\\w+|refuted|cleared|not confirmed|absent|suspected|questioned|possible|in (?:his|her|the) (?:mother|father|family|brother|sister)|denied|clinic|guidelines?|precautions?|test)\\b",
          FLAGS);

  /** "Asthma: no", "asthma - denied": an entry of a form. */
  private static final Pattern DENIED_AFTER =
      Pattern.compile(
          "^\\s*(?:[:=–-]+\\s*|\\()(?:no|none|nil|denie[ds]|negative|absent|n/a|-)(?![\\p{L}\\d])",
          FLAGS);

  private static final int REACH = 400;

  private Statements() {}

  /** How a mention is meant. */
  enum Sense {
    STATED,
    DENIED,
    OPEN
  }

  static List<String> sentences(String text) {
    var sentences = new ArrayList<String>();
    for (String sentence : SENTENCE.split(text)) {
      if (!sentence.isBlank()) {
        sentences.add(sentence.strip());
      }
    }
    return sentences;
  }

  /**
   * How a sentence means what stands between two of its positions.
   *
   * @param now whether it must be so at present: what was in the past is then left open
   */
  static Sense sense(String sentence, int start, int end, boolean now) {
    String clause = sentence.substring(clauseStart(sentence, start), start);
    String after = after(sentence, end);
    if (DENIES.matcher(clause).find() && !FAMILY.matcher(clause).find()) {
      return Sense.DENIED;
    }
    if (DENIED_AFTER.matcher(after).find()) {
      return Sense.DENIED;
    }
    if (NEGATION.matcher(clause).find()
        || FAMILY.matcher(clause).find()
        || OPEN.matcher(clause).find()
        || UNDONE_AFTER.matcher(after).find()
        || (now && (PAST.matcher(clause).find() || after.matches("(?is)^.{0,40}\\bago\\b.*")))
        || (sentence.strip().endsWith("?") && !clause.matches("(?is).*\\b(?:with|who has)\\b.*"))) {
      return Sense.OPEN;
    }
    return Sense.STATED;
  }

  /** Not further back than {@value #REACH} characters: what stands before governs nothing here. */
  static int clauseStart(String sentence, int before) {
    int start = Math.max(0, before - REACH);
    Matcher boundary = CLAUSE.matcher(sentence).region(start, before);
    while (boundary.find() && boundary.end() <= before) {
      boolean ofRelative =
          boundary.group().startsWith("wh")
              && RELATIVE_BEFORE
                  .matcher(sentence.substring(Math.max(0, boundary.start() - 40), boundary.start()))
                  .find();
      start = ofRelative ? start : boundary.end();
    }
    return start;
  }

  /** What stands before a position, within reach. */
  static String before(String sentence, int at) {
    return sentence.substring(Math.max(0, at - REACH), at);
  }

  /** What follows a position, within reach. */
  static String after(String sentence, int at) {
    return sentence.substring(at, Math.min(sentence.length(), at + REACH));
  }

  /** Whether what stands at a position is told of a relative. */
  static boolean isFamily(String sentence, int at) {
    return FAMILY.matcher(sentence.substring(clauseStart(sentence, at), at)).find();
  }

  static Truth truth(Sense sense) {
    return switch (sense) {
      case STATED -> Truth.PRESENT;
      case DENIED -> Truth.ABSENT;
      case OPEN -> Truth.UNKNOWN;
    };
  }
}
