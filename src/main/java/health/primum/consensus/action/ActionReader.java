package health.primum.consensus.action;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Token;
import health.primum.consensus.lexicon.Words;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes recommendations apart with the help of a lexicon. Stateless and thread-safe. */
final class ActionReader {
  private static final Pattern BOTH_CONTRASTS =
      Pattern.compile(
          "(?i)\\b(?:with(?: and |/| or )without|without and with|w/wo)(?: (?:iv|intravenous|gadolinium|oral))* contrast\\b|\\bw/wo\\b");
  private static final Pattern NO_CONTRAST =
      Pattern.compile(
          "(?i)\\b(?:without(?: any)?(?: (?:iv|intravenous|gadolinium|oral|the use of))* contrast|no contrast|non[- ]?contrast(?:ed|[- ]enhanced)?|noncontrast|unenhanced)\\b");
  private static final Pattern CONTRAST =
      Pattern.compile(
          "(?i)\\b(?:with(?: (?:iv|intravenous|gadolinium|oral|and|po))* contrast|contrast[- ]enhanced|with gadolinium|post[- ]contrast|contrasted|contrast(?= (?:ct|mri)))\\b");
  private static final Pattern EMERGENT =
      Pattern.compile(
          "\\b(?:emergent(?:ly)?|emergency(?= (?:referral|consult|surgery|mri|ct|imaging))|immediate(?:ly)?|stat|at once|right away|without delay)\\b");
  private static final Pattern ROUTINE =
      Pattern.compile("\\b(?:routine(?:ly)?|elective(?:ly)?|non-?urgent(?:ly)?|not urgent)\\b");
  private static final Pattern URGENT =
      Pattern.compile(
          "\\b(?:urgent(?:ly)?(?! care)|as soon as possible|asap|prompt(?:ly)?|expedit(?:e|ed|ing)|same[- ]day|early)\\b");
  private static final Pattern NOW = Pattern.compile("\\b(?:now|today|at this time|tonight)\\b");
  private static final Pattern TENTATIVE =
      Pattern.compile(
          "^\\W*(?:also |then |we |i |would |could |may |might |strongly )*(?:consider(?:ation of|ing)?|discuss starting|could|may|might)\\b");
  private static final Pattern PERMANENT =
      Pattern.compile(
          "\\b(?:permanent(?:ly)?|indefinite(?:ly)?|for good|lifelong|for life|forever)\\b");
  private static final Pattern TEMPORARY =
      Pattern.compile(
          "\\b(?:temporar(?:y|ily)|for now|for the time being|until|pending|next|upcoming)\\b");
  private static final Pattern LEFT =
      Pattern.compile("\\b(?:left|left-sided)\\b(?! (?:heart|atrial|ventric|lateral|main|bundle))");
  private static final Pattern RIGHT =
      Pattern.compile(
          "\\b(?:right|right-sided)\\b(?! (?:heart|atrial|ventric|upper quadrant|lower quadrant|bundle))");
  private static final Pattern BOTH_SIDES =
      Pattern.compile("\\b(?:bilateral(?:ly)?|both)\\b(?! contrast)");
  private static final Pattern BEFORE = Pattern.compile("\\b(?:before|prior to)\\b");
  private static final Pattern AFTER = Pattern.compile("\\b(?:after|following|post)\\b");
  private static final Pattern ESCAPES =
      Pattern.compile(
          "^(?:please |patient |to |the )*(?:go|present|contact|proceed|report)\\b|\\b(?:return|come back|seek|call|go to|present to|report to)\\b");

  /** A clause that says how things are orders nothing. */
  private static final Pattern STATES =
      Pattern.compile(
          "(?i)\\b(?:is|are|was|were|has|have|can|could|may|might|does|did|isn['’]t|aren['’]t|doesn['’]t)\\b");

  /** "No - use it now" answers a question and forbids nothing. */
  private static final Pattern ANSWERS = Pattern.compile("^(?i:no|yes)\\s*[-–—:.,]+\\s*(?=\\p{L})");

  private static final Pattern LABEL = Pattern.compile("^(?:\\S+\\s+){3,30}?\\S+: ");

  private final Lexicon lexicon;
  private final Events events;

  ActionReader(Lexicon lexicon) {
    this.lexicon = lexicon;
    this.events = new Events(lexicon);
  }

  Reading read(Recommendation r) {
    Map<Veto, Set<String>> where = new EnumMap<>(Veto.class);
    String text = ANSWERS.matcher(Spelling.inFull(r.text())).replaceFirst("");
    text = mark(text, where, Veto.CONTRAST, BOTH_CONTRASTS, "with and without");
    text = mark(text, where, Veto.CONTRAST, NO_CONTRAST, "without");
    text = mark(text, where, Veto.CONTRAST, CONTRAST, "with");
    Dosing dosing = Dosing.of(lowerButCapitals(text));
    Map<DifferenceKind, String> said = new EnumMap<>(DifferenceKind.class);
    said.putAll(dosing.said());
    Events.Split split = Events.split(dosing.rest());
    Event event = events.read(r.condition().toLowerCase(Locale.ROOT) + " " + split.condition());
    String rest = urgency(split.rest(), said);
    rest = mark(rest, where, Veto.PERMANENCE, PERMANENT, "permanent");
    boolean temporary = TEMPORARY.matcher(rest).find();
    rest = side(rest, where);
    if (!said.containsKey(DifferenceKind.TIMING) && BEFORE.matcher(rest).find()) {
      said.put(DifferenceKind.TIMING, "before");
    } else if (!said.containsKey(DifferenceKind.TIMING) && AFTER.matcher(rest).find()) {
      said.put(DifferenceKind.TIMING, "after");
    }
    boolean escapes = ESCAPES.matcher(rest.strip().toLowerCase(Locale.ROOT)).find();
    var parts = new Parts(lexicon, rest, r.intent() == Intent.AVOID, r.intent());
    parts.states = r.intent() == Intent.UNKNOWN && STATES.matcher(r.text()).find();
    parts.read();
    return new Assembly(parts, where, event, said).reading(temporary, escapes, detail(r.text()));
  }

  /** What stands under a label of several words, which many items of a list may share. */
  private static Set<String> detail(String text) {
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
    var lower = new StringBuilder();
    for (String word : text.split("(?<=\\s)|(?=\\s)", -1)) {
      boolean capitals =
          word.length() > 1
              && word.matches("[^a-z]*[A-Z][^a-z]*")
              && !DOSE_WORDS.matcher(word).matches();
      lower.append(capitals ? word : word.toLowerCase(Locale.ROOT));
    }
    return lower.toString();
  }

  private static final Pattern DOSE_WORDS =
      Pattern.compile(
          "(?i)\\W*(?:\\d[\\d.,/-]*)?(?:BID|TID|QID|QD|QHS|QAM|QPM|QOD|PRN|HS|Q\\d+H|MG|MCG|G|ML|L|IU|UNITS|MEQ|ASAP|STAT|NOW|X\\d+D?|B\\.I\\.D\\.?|T\\.I\\.D\\.?)?\\W*");

  private static String urgency(String text, Map<DifferenceKind, String> said) {
    String rest = text;
    boolean tentative = TENTATIVE.matcher(rest).find();
    said.put(DifferenceKind.CERTAINTY, tentative ? "consider" : "do");
    for (Map.Entry<Pattern, String> each :
        Map.of(ROUTINE, "routine", EMERGENT, "emergent", URGENT, "urgent", NOW, "now").entrySet()) {
      var cut = Cut.of(each.getKey(), rest);
      if (cut.isPresent()) {
        rest = cut.get().rest();
        said.merge(DifferenceKind.URGENCY, each.getValue(), ActionReader::sooner);
      }
    }
    return rest;
  }

  private static String sooner(String a, String b) {
    var order = List.of("emergent", "urgent", "routine", "now");
    return order.indexOf(a) < order.indexOf(b) ? a : b;
  }

  private static String side(String text, Map<Veto, Set<String>> where) {
    String rest = mark(text, where, Veto.SIDE, BOTH_SIDES, "both");
    boolean left = LEFT.matcher(rest).find();
    boolean right = RIGHT.matcher(rest).find();
    if (left && right) {
      where.put(Veto.SIDE, Set.of("both"));
    }
    rest = mark(rest, where, Veto.SIDE, LEFT, "left");
    return mark(rest, where, Veto.SIDE, RIGHT, "right");
  }

  private static String mark(
      String text, Map<Veto, Set<String>> where, Veto veto, Pattern pattern, String value) {
    var cut = Cut.of(pattern, text);
    if (cut.isEmpty()) {
      return text;
    }
    where.putIfAbsent(veto, Set.of(value));
    return cut.get().rest();
  }
}
