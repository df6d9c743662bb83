package health.primum.consensus.action;

import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the event of a condition, and finds conditions that still stand in a text. */
final class Events {
  private static final String CONNECTIVE =
      "(?:only if|only when|if|unless|whenever|when(?! to\\b)|once(?! (?:daily|a |weekly|per|every|monthly|nightly))|in case of|in the event of|provided that)";
  private static final Pattern LEADING =
      Pattern.compile("^\\s*(?:should|" + CONNECTIVE + ")\\b([^,:]*)[,:]\\s*(?:then\\b)?");
  private static final Pattern TRAILING =
      Pattern.compile("\\s" + CONNECTIVE + "\\b(.*)$", Pattern.DOTALL);
  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(?:assess|ask|determine|evaluate|check|see|clarify|even|as|inquire|whether)\\s*$");
  private static final Map<String, String> TURNS =
      Map.ofEntries(
          Map.entry("not", "not"),
          Map.entry("no", "not"),
          Map.entry("without", "not"),
          Map.entry("unless", "not"),
          Map.entry("cannot", "not"),
          Map.entry("doesnt", "not"),
          Map.entry("isnt", "not"),
          Map.entry("never", "not"),
          Map.entry("positive", "yes"),
          Map.entry("confirmed", "yes"),
          Map.entry("confirm", "yes"),
          Map.entry("confirms", "yes"),
          Map.entry("present", "yes"),
          Map.entry("negative", "not"),
          Map.entry("absent", "not"),
          Map.entry("excluded", "not"),
          Map.entry("above", "up"),
          Map.entry("over", "up"),
          Map.entry("greater", "up"),
          Map.entry("more", "up"),
          Map.entry("exceeds", "up"),
          Map.entry(">", "up"),
          Map.entry("≥", "up"),
          Map.entry("high", "up"),
          Map.entry("elevated", "up"),
          Map.entry("increases", "up"),
          Map.entry("increased", "up"),
          Map.entry("rises", "up"),
          Map.entry("rising", "up"),
          Map.entry("below", "down"),
          Map.entry("under", "down"),
          Map.entry("less", "down"),
          Map.entry("<", "down"),
          Map.entry("≤", "down"),
          Map.entry("low", "down"),
          Map.entry("decreases", "down"),
          Map.entry("drops", "down"),
          Map.entry("falls", "down"),
          Map.entry("worsen", "worse"),
          Map.entry("persist", "worse"),
          Map.entry("recur", "worse"),
          Map.entry("improve", "better"),
          Map.entry("resolve", "better"),
          Map.entry("stable", "better"),
          Map.entry("unstable", "worse"),
          Map.entry("normal", "normal"),
          Map.entry("abnormal", "abnormal"));
  private static final Pattern SIGNS =
      Pattern.compile(
          "\\b(?:symptoms?|signs?|any of|following|pain|weak\\w*|numb\\w*|cough\\w*|wheez\\w*|breath\\w*|drows\\w*|letharg\\w*|sleepy|unrespons\\w*|pus|blood\\w*|redness|dizz\\w*|faint\\w*|vision|speech|swallow\\w*)\\b");
  private static final Set<String> EMPTY =
      Set.of(
          "if",
          "when",
          "once",
          "only",
          "whenever",
          "in",
          "the",
          "a",
          "an",
          "of",
          "event",
          "case",
          "is",
          "are",
          "be",
          "there",
          "patient",
          "develop",
          "develops",
          "occurs",
          "occur",
          "she",
          "he",
          "they",
          "or",
          "and",
          "to",
          "than",
          "any",
          "has",
          "have",
          "provided",
          "that",
          "then",
          "should",
          "becomes",
          "become",
          "remain",
          "remains",
          "signs",
          "sign",
          "at",
          "on",
          "for",
          "by",
          "with",
          "new",
          "evidence",
          "does",
          "do",
          "found",
          "shows",
          "show",
          "reveals",
          "appears",
          "symptom",
          "test",
          "result",
          "results",
          "still",
          "after",
          "level",
          "experience",
          "experiences",
          "you",
          "your",
          "i",
          "get",
          "gets",
          "starts",
          "noted",
          "needed",
          "it");
  private static final Set<Kind> KINDS =
      EnumSet.complementOf(EnumSet.of(Kind.ACT, Kind.QUALIFIER, Kind.TOPIC));

  /** What is left of a text when its conditions are taken off, and these. */
  record Split(String condition, String rest) {}

  private final Lexicon lexicon;

  Events(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  static Split split(String text) {
    Matcher leading = LEADING.matcher(text);
    if (leading.find() && leading.end() < text.length()) {
      return new Split(leading.group(), text.substring(leading.end()));
    }
    Matcher trailing = TRAILING.matcher(text);
    if (trailing.find() && !ASKS.matcher(text.substring(0, trailing.start())).find()) {
      return new Split(trailing.group(), text.substring(0, trailing.start()));
    }
    return new Split("", text);
  }

  Event read(String condition) {
    List<Token> tokens = Words.of(condition);
    var words = new HashSet<String>();
    var turns = new HashSet<String>();
    boolean ill = SIGNS.matcher(condition).find();
    for (int i = 0; i < tokens.size(); ) {
      var found = lexicon.at(tokens, i, KINDS);
      String word = found.length() > 0 ? found.concepts().getFirst().name() : tokens.get(i).word();
      ill |= found.concepts().stream().anyMatch(c -> c.kind() == Kind.FINDING);
      String turn = TURNS.get(word);
      if (turn != null) {
        turns.add(turn);
      }
      if (!tokens.get(i).isMark()
          && !EMPTY.contains(word)
          && (turn == null || found.length() > 0)) {
        words.add(found.length() > 0 ? word : Words.stem(word));
      }
      i += Math.max(1, found.length());
    }
    return new Event(words, turns, ill || turns.contains("worse"));
  }
}
