package health.primum.safety.checklist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a clause states what it mentions: not where it is denied, of a relative, of the past, or
 * of what might come (after NegEx, Chapman, J Biomed Inform 2001;34:301, and ConText, Harkema, J
 * Biomed Inform 2009;42:839). A family member who asks for the patient ("my mother has") is no
 * relative in this sense.
 */
final class Meaning {
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\.(?!\\d)|[;!?\\n]|(?<!\\bpmhx?)(?<!history)(?<!\\bfhx?):(?!\\d|\\s*(?:no|none|nil|denie[ds]|negative|absent)\\b)|,? (?:but|however|although|though|yet|except) |,? and (?:now|then|has|is|was|she|he|they) |, (?:now|then|so) ");

  /** A line break within a sentence: the next line goes on in small letters. */
  private static final Pattern WRAPPED = Pattern.compile("\\r?\\n(?=[a-z])");

  /** "No relief" and the like deny nothing that follows. */
  private static final Pattern DENIED =
      Pattern.compile(
          "\\b(?:no(?! (?:relief|improvement|better|help|response|longer able|known cause|trauma and|idea))"
              + "|not(?! (?:improv|help|better|getting|reliev|respond|sure|only|feeling|eating|drinking|sleeping|taking|taken|able|be able|acting|making))"
              + "|denies|denied|denying|without(?! (?:relief|warning|improvement|provocation))|never|negative for|absence of|absent|free of|rules? out|ruled out|r/o|"
              + "unlikely|isn't|wasn't|doesn't (?:have|feel|seem|report)|didn't have|hasn't had|haven't had|(?:don't|do not|doesn't|does not|didn't) (?:want|have|feel|plan|intend)|(?<!allergy )screen(?:ed|ing)? (?:for|negative))\\b[^.;:]*$");

  private static final Pattern ELSEWHERE =
      Pattern.compile(
          "(?<!\\bmy )\\b(?:mother|father|brother|sister|aunt|uncle|grandmother|grandfather|parents?|siblings?|cousin)\\b[^.;:]*$"
              + "|\\bmy (?:mother|father|mom|dad|brother|sister|aunt|uncle|grandmother|grandfather|parents?|siblings?|cousin)(?:'s)? (?:\\w+ )?(?:had|died|passed)\\b[^.;:]*$"
              + "|\\b(?:family history|fhx?|pmhx?|past medical history|history of|hx of|h/o|years ago|months ago|in childhood|as a child|risk of|risks? for|worried about|afraid of|fears?|prevent\\w*|"
              + "previous(?:ly)?|prior|last (?:year|month)|used to|survivor of|status post|s/p|recovered from|"
              + "return if|return for|call if|watch for|look out for|come back if|precautions? for|told (?:me )?to (?:watch|look)|in case of|what if|"
              + "if (?:she|he|you|i|we|they|there|it)|should (?:she|he|you|they)|screening for|vaccin\\w+ against|prophylaxis (?:for|against)|education (?:on|about)|counsel\\w+ (?:on|about))\\b[^.;]*$");
  private static final Pattern UNDONE_AFTER =
      Pattern.compile(
          "^(?:\\)|\\s)*(?:(?:was|were|is|are|has been|have been|had been)\\s+)?(?:ruled out|excluded|denied|absent|negative|not (?:present|seen|found|suspected|reported)|unlikely|resolved|prophylaxis|prevention|precautions?|screening|risk score)\\b"
              + "|^\\s*[:=-]+\\s*(?:no|none|nil|denie[ds]|negative|absent)\\b|^\\s*\\((?:-|no|neg|negative|denies)\\)"
              + "|^[^.;:]{0,40}\\b(?:in (?:19|20)\\d\\d|(?:years?|months|decades) ago|as a (?:child|baby|teenager)|in childhood|last year)\\b");

  /**
   * Characters: what stands further away governs nothing here, and a clause without an end, looked
   * through again for each of its words, would cost its length squared.
   */
  private static final int REACH = 400;

  private Meaning() {}

  static boolean isStated(String clause, int start, int end) {
    String before = clause.substring(Math.max(0, start - REACH), start);
    return !DENIED.matcher(before).find()
        && !ELSEWHERE.matcher(before).find()
        && !UNDONE_AFTER.matcher(after(clause, end)).find();
  }

  /** What follows a position, within reach. */
  static String after(String clause, int end) {
    return clause.substring(end, Math.min(clause.length(), end + REACH));
  }

  /** The clauses of a text in small letters. */
  static List<String> clauses(String text) {
    var clauses = new ArrayList<String>();
    String lines = WRAPPED.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
    for (String clause : CLAUSE.split(lines.replace('’', '\''))) {
      if (!clause.isBlank()) {
        clauses.add(clause);
      }
    }
    return clauses;
  }
}
