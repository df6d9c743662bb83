package health.primum.consensus.action.parts;

import health.primum.consensus.action.Event;
import health.primum.consensus.action.text.Phrase;
import health.primum.consensus.action.text.Sight;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the event of a condition, and finds conditions that still stand in a text. */
final class Events {
  private static final String CONNECTIVE =
      "(?:only if|only when|if|unless|whenever|when(?! to\\b)|once(?! (?:daily|a |weekly|per|every|monthly|nightly|plus|and|then|followed|im|iv|po|now|with|at|before|today|more|or|as))|in case of|in the event of|provided that|after(?= (?:an? |the |one |two |three |\\d+ )?(?:negative|normal|positive|confirm\\w*|documented|excluding|ruling out)\\b)|should(?= (?:the )?(?:[\\w-]+ ){1,3}(?:(?:persist|worsen|recur|develop|occur|fail|not|become|deteriorate|progress|arise)\\b)))";
  private static final Phrase CONNECTS =
      Phrase.of("if|when|unless|once|in case|in the event|provided|should|after", "");
  private static final Pattern LEADING =
      Pattern.compile("^\\s*(?:should|" + CONNECTIVE + ")\\b([^,:]*)[,:]\\s*(?:then\\b)?");
  private static final Pattern TRAILING =
      Pattern.compile("\\s" + CONNECTIVE + "\\b(.*)$", Pattern.DOTALL);
  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(?:assess|ask|determine|evaluate|check|see|clarify|even|as|inquire|whether)\\s*$");

  /** "x24h" and "24 hours". */
  private static final Pattern HOURS =
      Pattern.compile("\\b(?:x ?|for )?(\\d+(?:\\.\\d+)?) ?(?:h|hrs?|hours?)\\b");

  private static final Pattern SIGNS =
      Pattern.compile(
          "\\b(?:symptoms?|signs?|any of|following|pain|weak\\w*|numb\\w*|cough\\w*|wheez\\w*|breath\\w*|drows\\w*|letharg\\w*|sleepy|unrespons\\w*|pus|blood\\w*|redness|dizz\\w*|faint\\w*|vision|speech|swallow\\w*)\\b");
  private static final Set<Kind> KINDS =
      EnumSet.complementOf(EnumSet.of(Kind.ACT, Kind.QUALIFIER, Kind.TOPIC));

  private final Lexicon lexicon;

  Events(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Takes the conditions off a text. */
  static String takeOff(Sight sight) {
    if (!CONNECTS.in(sight)) {
      return "";
    }
    String text = sight.text();
    Matcher leading = LEADING.matcher(text);
    if (leading.find() && leading.end() < text.length()) {
      sight.shorten(text.substring(leading.end()));
      return leading.group();
    }
    Matcher trailing = TRAILING.matcher(text);
    if (trailing.find() && !ASKS.matcher(text.substring(0, trailing.start())).find()) {
      sight.shorten(text.substring(0, trailing.start()));
      return trailing.group();
    }
    return "";
  }

  Event read(String condition) {
    if (condition.isBlank()) {
      return Event.ALWAYS;
    }
    List<Token> tokens = Words.of(HOURS.matcher(condition).replaceAll("$1 hours"));
    var words = new HashSet<String>();
    var turns = new HashSet<String>();
    boolean ill = SIGNS.matcher(condition).find();
    for (int i = 0; i < tokens.size(); ) {
      var found = lexicon.at(tokens, i, KINDS);
      String word = found.length() > 0 ? found.concepts().getFirst().name() : tokens.get(i).word();
      ill |= found.concepts().stream().anyMatch(c -> c.kind() == Kind.FINDING);
      String turn = EventWords.TURNS.get(word);
      if (turn != null) {
        turns.add(turn);
      }
      if (!tokens.get(i).isMark()
          && !EventWords.EMPTY.contains(tokens.get(i).key())
          && !EventWords.EMPTY.contains(word)
          && (turn == null || found.length() > 0)) {
        words.add(found.length() > 0 ? word : Words.stem(word));
      }
      i += Math.max(1, found.length());
    }
    return new Event(words, turns, ill || turns.contains("worse"));
  }
}
