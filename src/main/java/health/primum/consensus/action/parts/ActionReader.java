package health.primum.consensus.action.parts;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Event;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.text.Dosing;
import health.primum.consensus.action.text.Idioms;
import health.primum.consensus.action.text.Modifiers;
import health.primum.consensus.action.text.Numerals;
import health.primum.consensus.action.text.Phrase;
import health.primum.consensus.action.text.Sight;
import health.primum.consensus.action.text.Spelling;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes recommendations apart with the help of a lexicon. Stateless and thread-safe. */
public final class ActionReader {
  private static final Phrase ESCAPES =
      Phrase.of(
          "go|present|contact|proceed|report|return|come back|seek|call",
          "^(?:please |patient |to |the )*(?:go|present|contact|proceed|report)\\b|\\b(?:return|come back|seek|call|go to|present to|report to)\\b");

  /** A clause that says how things are orders nothing. */
  private static final Phrase STATES =
      Phrase.of(
          "is|are|was|were|has|have|can|could|may|might|does|did|isn|aren|doesn",
          "(?i)\\b(?:is|are|was|were|has|have|can|could|may|might|does|did|isn['’]t|aren['’]t|doesn['’]t)\\b");

  /** What is named is given, not looked at. */
  private static final Phrase GIVEN =
      Phrase.of(
          "suppl|tablet|injection|infusion|repletion|replacement",
          "\\b(?:supplement(?:s|ation)?|tablets?|injections?|infusion|repletion|replacement)\\b");

  private static final Pattern LABEL = Pattern.compile("^(?:\\S+\\s+){3,30}?\\S+: ");
  private static final Pattern DOSE_WORDS =
      Pattern.compile(
          "(?i)\\W*(?:\\d[\\d.,/-]*)?(?:BID|TID|QID|QD|QHS|QAM|QPM|QOD|PRN|HS|Q\\d+H|MG|MCG|G|ML|L|IU|UNITS|MEQ|ASAP|STAT|NOW|X\\d+D?|B\\.I\\.D\\.?|T\\.I\\.D\\.?)?\\W*");

  private final Lexicon lexicon;
  private final Events events;

  public ActionReader(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.events = new Events(lexicon);
  }

  public Reading read(Recommendation r) {
    var sight = new Sight(r.text());
    Spelling.inFull(sight);
    Idioms.inPlain(sight);
    boolean states = r.intent() == Intent.UNKNOWN && STATES.in(sight);
    var modifiers = new Modifiers();
    modifiers.contrast(sight);
    sight.shorten(lowerButCapitals(sight.text()));
    modifiers.said.putAll(Dosing.takeOut(sight));
    Event event = event(r.condition(), Events.takeOff(sight));
    modifiers.others(sight);
    boolean given = modifiers.said.containsKey(DifferenceKind.DOSE) || GIVEN.in(sight);
    var parts = new Parts(r.intent(), given, modifiers.said.containsKey(DifferenceKind.TIMING));
    parts.states = states;
    new PartsReader(lexicon, sight.text(), parts).read();
    sight.shorten(sight.text().strip().toLowerCase(Locale.ROOT));
    boolean escapes = ESCAPES.in(sight);
    return new Assembly(lexicon, parts, modifiers, event).reading(escapes, detail(r.text()));
  }

  private Event event(String condition, String takenOff) {
    if (condition.isBlank()) {
      return events.read(takenOff);
    }
    var sight = new Sight(condition);
    Idioms.inPlain(sight);
    Numerals.digits(sight);
    return events.read(sight.text().toLowerCase(Locale.ROOT) + " " + takenOff);
  }

  /** What stands under a label of several words, which many items of a list may share. */
  private static Set<String> detail(String text) {
    if (!text.contains(": ")) {
      return Set.of();
    }
    Matcher label = LABEL.matcher(text);
    var detail = new HashSet<String>();
    if (label.find()) {
      for (Token token : Words.of(text.substring(label.end()))) {
        if (!token.isMark() && !Stop.WORDS.contains(token.word())) {
          detail.add(Words.stem(token.word()));
        }
      }
    }
    return detail;
  }

  /** Units and times are told by small letters; names in capitals stay what they are. */
  private static String lowerButCapitals(String text) {
    var lower = new StringBuilder(text.length());
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || Character.isWhitespace(text.charAt(i))) {
        String word = text.substring(start, i);
        lower.append(isName(word) ? word : word.toLowerCase(Locale.ROOT));
        if (i < text.length()) {
          lower.append(text.charAt(i));
        }
        start = i + 1;
      }
    }
    return lower.toString();
  }

  private static boolean isName(String word) {
    boolean capital = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c >= 'a' && c <= 'z') {
        return false;
      }
      capital |= c >= 'A' && c <= 'Z';
    }
    return capital && word.length() > 1 && !DOSE_WORDS.matcher(word).matches();
  }
}
