package health.primum.clinical.text;

import health.primum.clinical.Intent;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a clause asks for; empty when it asks for nothing. */
final class IntentReader {
  /** No clause is longer; what is is kept whole, and costs no pattern its time. */
  private static final int LONGEST = 2_000;

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern NOT_IN_WORD = Pattern.compile("[^\\p{L}-]");

  /** From its first letter to its last, whatever marks stand around it. */
  private static final Pattern FIRST_WORD = Pattern.compile("[^\\p{L}\\s]*(\\p{L}(?:\\S*\\p{L})?)");

  private static final Pattern OPENS_WITH_NOT =
      Pattern.compile(
          "^(?:[✗✘❌🚫]|~~|do not|don['’]t|avoid|never|refrain from|no need|no role|no indication|not recommend(?:ed)?|hold off|there is no need|consider avoiding|(?:advise|recommend|counsel) against)(?:\\b|(?<=\\W)).*"
              + "|^(?:there is )?no\\b.*\\b(?:needed|indicated|required|recommended|necessary|warranted)\\b.*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern SAYS_NOT =
      Pattern.compile(
          "\\b(?:(?:should|must|need) not"
              + "|(?:is|are) (?:not|no longer) (?:recommended|indicated|needed|advised|required|necessary|warranted|appropriate)"
              + "|(?:is|are) contraindicated)\\b",
          Pattern.CASE_INSENSITIVE);

  /** Words before the verb that say when, how soon or on whose authority, but not what. */
  private static final Pattern BEFORE_VERB =
      Pattern.compile(
          "^(?:(?:please|also|then|now|next|first|second|third|finally|additionally|meanwhile|instead|otherwise|today|strongly|"
              + "urgently|immediately|promptly|emergently|empirically|permanently|temporarily|gradually|carefully|routinely|only|"
              + "and|but|to|i would|we would|i|we|you|she|he|they|patient|the patient|would|should|must|needs to|need to|"
              + "recommend(?:ed)?|recommendation|suggest(?:ed)?|consider(?:ation of)?|plan to|will|be)[,:]?\\s+)+",
          Pattern.CASE_INSENSITIVE);

  /** Words that hurry the reader and forbid nothing: "don't wait - call", "stop reading and go". */
  private static final Pattern URGES =
      Pattern.compile(
          "^(?:(?:no|yes)\\s*[-–—,:.]+\\s*(?!\\w+\\s+(?:is|are)\\b))?(?:please\\s+)?"
              + "(?:(?:(?:do not|don['’]t)\\s+(?:wait|delay|hesitate)|stop reading(?: this)?|act (?:now|immediately))"
              + "(?:\\s*[-–—,:;.]+\\s*(?:please\\s+)?|\\s+(?:and|to(?!\\s+see\\b))\\s+))?(?=\\w)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern RECOMMENDS =
      Pattern.compile(
          "^(?:(?:i|we)\\s+(?:would\\s+)?|would\\s+)?(?:strongly\\s+)?(?:recommend|suggest|advise\\s+(?!the|patient|her|him|them|family))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CONSIDERS =
      Pattern.compile("^consider\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern WHEN_CLAUSE =
      Pattern.compile(
          "^(?:before|after|while|during|for|given|because|since|in|at|on|within|until|prior to|per|rather than|instead of|following|provided|assuming|according to|based on|as)\\b[^,]{2,120},\\s+",
          Pattern.CASE_INSENSITIVE);

  /** "Neither CT nor MRI should be ordered". */
  private static final Pattern NEGATIVE =
      Pattern.compile(
          "^(?:no|neither|none|nobody|never)\\b.*\\b(?:should|must|recommend\\w*|advis\\w+)\\b",
          Pattern.CASE_INSENSITIVE);

  /** A clause that states something orders nothing. */
  private static final Pattern STATES =
      Pattern.compile("(?i)is|are|was|were|has|have|had|may|might|can|could|remains?|suggests?");

  private static final Pattern MODAL =
      Pattern.compile(
          "\\b(?:should|must|needs? to|recommend|advise|suggest)\\b\\s+(?:be\\s+|that\\s+)?(?:\\w+ly\\s+)?([\\w-]+)",
          Pattern.CASE_INSENSITIVE);

  private IntentReader() {}

  /**
   * The intent of a clause that opens as an order does: "hold X", "do not start X", "I recommend
   * stopping X".
   */
  static Optional<Intent> imperative(String clause) {
    if (clause.length() > LONGEST) {
      return Optional.empty();
    }
    String words = Openings.without(WHEN_CLAUSE, Openings.without(URGES, clause.strip()));
    String bare = Openings.without(BEFORE_VERB, words);
    if (opensWithNot(words) || (!bare.equals(words) && opensWithNot(bare))) {
      return Optional.of(Intent.AVOID);
    }
    boolean considers = Openings.opens(CONSIDERS, words);
    if (!considers && !Openings.opens(RECOMMENDS, words)) {
      return verb(firstWord(words), words).or(() -> verb(firstWord(bare), bare));
    }
    return verb(firstWord(bare), bare)
        .or(() -> Verbs.gerund(firstWord(bare)))
        .or(() -> nominal(bare))
        .or(() -> considers ? Optional.of(Intent.UNKNOWN) : Optional.empty());
  }

  /**
   * The intent of a clause that stands as an action of a list: an imperative, a prohibition or a
   * verbal noun.
   */
  static Optional<Intent> directive(String clause) {
    if (clause.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Intent> imperative = imperative(clause);
    if (imperative.isPresent()) {
      return imperative;
    }
    String words = Openings.without(WHEN_CLAUSE, Openings.without(URGES, clause.strip()));
    if (SAYS_NOT.matcher(words).find()) {
      return Optional.of(Intent.AVOID);
    }
    String bare = Openings.without(BEFORE_VERB, words);
    return Verbs.gerund(firstWord(bare)).or(() -> nominal(bare));
  }

  /** As {@link #directive}, and also "she should be referred", which running text uses. */
  static Optional<Intent> inProse(String sentence) {
    if (sentence.length() > LONGEST) {
      return Optional.empty();
    }
    Optional<Intent> direct = directive(sentence);
    if (direct.isPresent()) {
      return direct;
    }
    if (Openings.opens(NEGATIVE, sentence)) {
      return Optional.of(Intent.AVOID);
    }
    Matcher modal = MODAL.matcher(sentence);
    while (modal.find()) {
      Optional<Intent> verb =
          Verbs.intent(infinitive(modal.group(1))).or(() -> Verbs.nominal(modal.group(1)));
      if (verb.isPresent()) {
        return verb;
      }
    }
    return Optional.empty();
  }

  private static boolean opensWithNot(String words) {
    return OPENS_WITH_NOT.matcher(words).matches();
  }

  /** Whether a clause says that something is so. */
  static boolean states(String clause) {
    return java.util.Arrays.stream(BLANKS.split(clause, 6))
        .limit(5)
        .anyMatch(w -> STATES.matcher(w).matches());
  }

  private static Optional<Intent> verb(String word, String clause) {
    if (clause.startsWith("↑") || clause.startsWith("↓")) {
      return Optional.of(Intent.CHANGE);
    }
    Optional<Intent> intent = Verbs.intent(word);
    boolean withPatient =
        word.equalsIgnoreCase("discuss")
            && !clause.matches(
                "(?is)^discuss\\b.{0,40}\\b(?:patient|family|spouse|caregiver|parents?|risks?|benefits?|goals?|options)\\b.*");
    if (withPatient && clause.matches("(?is)^discuss\\b.{0,60}\\bwith\\b.*")) {
      return Optional.of(Intent.REFER);
    }
    if (word.equalsIgnoreCase("send")
        && clause.matches("(?is)^send\\b.{0,40}\\b(?:ED|emergency)\\b.*")) {
      return Optional.of(Intent.REFER);
    }
    if (word.equalsIgnoreCase("arrange") || word.equalsIgnoreCase("schedule")) {
      return clause.matches("(?is).*\\b(?:referral|consult\\w*|review|admission|transfer)\\b.*")
          ? Optional.of(Intent.REFER)
          : clause.matches("(?is).*\\b(?:follow[- ]?up|visit|appointment)\\b.*")
              ? Optional.of(Intent.MONITOR)
              : intent;
    }
    return intent;
  }

  private static Optional<Intent> nominal(String clause) {
    String[] words = BLANKS.split(clause, 5);
    for (int i = 0; i < Math.min(4, words.length); i++) {
      if (STATES.matcher(words[i]).matches()) {
        return Optional.empty();
      }
      Optional<Intent> intent = Verbs.nominal(NOT_IN_WORD.matcher(words[i]).replaceAll(""));
      if (intent.isPresent()) {
        return intent;
      }
    }
    return Optional.empty();
  }

  /** "referred" to "refer", "stopped" to "stop", "discontinued" to "discontinue". */
  private static String infinitive(String word) {
    if (!word.endsWith("ed") || word.length() < 5) {
      return word;
    }
    String stem = word.substring(0, word.length() - 2);
    if (Verbs.intent(stem + "e").isPresent()) {
      return stem + "e";
    }
    boolean doubled = stem.charAt(stem.length() - 1) == stem.charAt(stem.length() - 2);
    return doubled && Verbs.intent(stem).isEmpty() ? stem.substring(0, stem.length() - 1) : stem;
  }

  private static String firstWord(String clause) {
    Matcher word = FIRST_WORD.matcher(clause);
    return word.lookingAt() ? word.group(1) : "";
  }
}
