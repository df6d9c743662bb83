package health.primum.consensus.action.compare;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Act;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.parts.ActionReader;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an action withholds, without the reason it gives.
 *
 * @param reading of the words before the reason
 * @param temporary whether it is withheld only until or before something
 * @param limited whether only some way of giving it is withheld
 * @param benign whether only what nobody would do anyway is withheld: too much, for too long
 */
record Withheld(Reading reading, boolean temporary, boolean limited, boolean benign) {
  /** No order is shorter than this. */
  private static final int LEAST = 8;

  private static final Set<Act> ACTS = EnumSet.of(Act.STOP, Act.HOLD, Act.AVOID, Act.OPPOSE);
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern OPENS =
      Pattern.compile(
          "(?:^|[:.]\\s)\\W*(?:(?:please|then|and|also|temporarily|permanently|immediately|for now|you|we|she|he|they|the patient|patient|should|must|need to|needs to|would|to|i|recommend|suggest|advise|consider)[, ]+)*"
              + "(?:do not|don['’]t|not|no|never|avoid\\w*|stop\\w*(?! (?:and|reading))|hold\\w*|withh\\w+|discontinu\\w+|defer\\w*|delay\\w*|postpone\\w*|cancel\\w*|refrain\\w*|omit\\w*|cease\\w*|withdraw\\w*|suspend\\w*|paus\\w+|against|skip\\w*|neither)\\b",
          FLAGS);
  private static final Pattern REASON =
      Pattern.compile(
          "[:;–—(]|\\s-\\s|,?\\s(?:because|due to|given|as (?:it|this|these|the|her|his|she|he|they)|since|in view of|in light of|owing to|outside"
              + "|in (?:a |an |this |the |her |his )?(?:patients?|setting|context|view|light)|which|to (?:prevent|reduce|minimi[sz]e|avoid|lower|limit|protect))\\b",
          FLAGS);
  private static final Pattern UNTIL =
      Pattern.compile("\\b(?:until|before|prior to|pending|unless|once|while awaiting)\\b", FLAGS);
  private static final Pattern LIMITS =
      Pattern.compile(
          "\\b(?:with|(?<!\\b(?:admit|refer|transfer|discharge|send|go|present|return) )to|on top of|in addition to|alongside|while|when|until|unless|before|prior to|pending|once|during|after|for(?! now)|at(?! this (?:time|stage|point))|on|within"
              + "|except|other than|without|by|instead of|in place of|rather than|in favou?r of|as a substitute)\\b",
          FLAGS);
  private static final Pattern NOW =
      Pattern.compile(
          "\\s+(?:at (?:this|the present|present) ?(?:time|stage|point|moment)?|for now|currently|right now)\\b",
          FLAGS);
  private static final Pattern BENIGN =
      Pattern.compile(
          "\\b(?:long[- ]term|prolonged|chronic|excessive\\w*|excess|unnecessary|inappropriate|abrupt\\w*|repeat\\w*|combin\\w+|concurrent\\w*|concomitant\\w*|together"
              + "|routine\\w*|strenuous|further|additional|another|increas\\w+|more|high[- ]dose|over-?\\w+|rapid\\w*|sudden\\w*|delay\\w*|daily|skip\\w*|discontinu\\w+|stopping)\\b",
          FLAGS);

  /** What an action withholds; nothing is asked of one that withholds nothing. */
  static Withheld of(Recommendation action, Reading whole, ActionReader reader) {
    String text = NOW.matcher(action.text()).replaceAll("");
    Matcher reason = REASON.matcher(text);
    String core =
        reason.find() && reason.start() >= LEAST ? text.substring(0, reason.start()) : text;
    Matcher limit = LIMITS.matcher(core);
    boolean limited = limit.find(Math.min(LEAST, core.length()));
    String named = limited ? core.substring(0, limit.start()) : core;
    Reading reading =
        named.length() < action.text().length() ? reader.read(action.withText(named)) : whole;
    boolean temporary = UNTIL.matcher(action.statement()).find();
    return new Withheld(
        reading, temporary, limited, BENIGN.matcher(core.strip().replaceFirst("^\\S+", "")).find());
  }

  /** Whether it opens as one that forbids or stops something, so that no reading can be wrong. */
  static boolean isOpenly(Recommendation action) {
    return OPENS.matcher(action.text()).find();
  }

  static boolean withholds(Reading reading) {
    return ACTS.contains(reading.act());
  }
}
