package health.primum.consensus.action.text;

import health.primum.consensus.action.DifferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;

/** How doses, frequencies, durations and times are written, the longer forms before the shorter. */
final class DosingRules {
  static final String NUMBER = "(\\d+(?:\\.\\d+)?(?:\\s?(?:-|–|to|/)\\s?\\d+(?:\\.\\d+)?)?)";
  private static final String TIME =
      "(hours?|hrs?|h|days?|d|weeks?|wks?|wk|months?|mos?|years?|yrs?|minutes?|mins?)\\b";
  private static final String TIME_LONG = "(hour|day|week|month|year)s?\\b";

  /** What a phrase says of which kind, in one notation. */
  record Rule(DifferenceKind kind, Phrase phrase, Function<MatchResult, String> value) {}

  static final List<Rule> ALL = new ArrayList<>();

  static {
    frequencies();
    lengths();
    moments();
    amounts();
  }

  private DosingRules() {}

  private static void frequencies() {
    often(
        "prn|needed|required",
        "(?:prn|as[- ]needed|when needed|if needed|as required)",
        "as needed");
    often(
        "every other|qod|alternate", "(?:every other day|qod|(?:on )?alternate days)", "1/2 days");
    often("week", "(?:twice (?:a |per )?week(?:ly)?|2 times (?:a |per )?week(?:ly)?)", "2/7 days");
    often("week", "(?:(?:three|3) times (?:a |per )?week(?:ly)?|thrice weekly)", "3/7 days");
    often(
        "twice|2|two|bid|b.i.d",
        "(?:(?:twice|2 times|two times)[- ](?:daily|a day|per day|each day)|bid|b\\.i\\.d\\.?|2x daily|2x/day|q ?12(?: ?h(?:ours|rs)?)?|every 12 h(?:ours|rs)?)",
        "2/1 days");
    often(
        "three|3|tid|t.i.d|thrice|8",
        "(?:(?:three|3) times[- ](?:daily|a day|per day|each day)|tid|t\\.i\\.d\\.?|thrice daily|3x daily|q ?8(?: ?h(?:ours|rs)?)?|every 8 h(?:ours|rs)?)",
        "3/1 days");
    often(
        "four|4|qid|q.i.d|6",
        "(?:(?:four|4) times[- ](?:daily|a day|per day|each day)|qid|q\\.i\\.d\\.?|q ?6(?: ?h(?:ours|rs)?)?|every 6 h(?:ours|rs)?)",
        "4/1 days");
    often(
        "five|5", "(?:(?:five|5) times[- ](?:daily|a day|per day|each day)|5x daily)", "5/1 days");
    rule(DifferenceKind.FREQUENCY, "#", "(?:q|every) ?" + NUMBER + "[- ]?" + TIME, Amounts::every);
    often(
        "week",
        "(?:(?:once[- ](?:a |per |every )?|every |each |per |x ?1/)week(?:ly)?|weekly)",
        "1/7 days");
    often("month", "(?:(?:once[- ](?:a |per )?|every |each )month(?:ly)?|monthly)", "1/30 days");
    often("annual|year", "(?:annually|annual|yearly|every year|once a year)", "1/365 days");
    often(
        "daily|nightly|once|every|each|morning|bed|night|qhs|qam|qpm|qd|q.d|q24|hs",
        "(?:(?:once[- ])?(?:daily|nightly)|once (?:a|per|each|every) (?:day|night)|every (?:day|night|morning|evening)|each (?:day|morning|night)|in the morning|at (?:bed ?time|night)|qhs|qam|qpm|qd|q\\.d\\.|q24h|hs)(?: at bedtime| in the morning| at night| in the evening)?",
        "1/1 days");
    often(
        "serial|interval|periodic|regular",
        "(?:serial(?:ly)?(?! (?:quantitative |serum |beta-?)*hcg)|at (?:regular |frequent )?intervals|periodic(?:ally)?)",
        "serial");
    often(
        "single|one|once|x1|x 1",
        "(?:single[- ]dose|one[- ]time|once only|x ?1(?![\\d.])|(?<!at )once)",
        "once");
  }

  private static void lengths() {
    rule(
        DifferenceKind.DURATION,
        "#",
        "(?:for|x|×|over|during)(?: at least| up to| a total of| the next| another)? ?"
            + NUMBER
            + "[- ]?(?:more )?"
            + TIME,
        Amounts::days);
    rule(
        DifferenceKind.DURATION,
        "#",
        NUMBER + "[- ]" + TIME_LONG + "(?= (?:course|trial|supply|taper|regimen))",
        Amounts::days);
  }

  private static void moments() {
    rule(
        DifferenceKind.TIMING,
        "#",
        "(?:with)?(?:in|after|at)(?: about| approximately| the next)? ?" + NUMBER + "[- ]?" + TIME,
        Amounts::days);
    rule(
        DifferenceKind.TIMING,
        "#",
        NUMBER + "[- ]?" + TIME_LONG + "(?= (?:follow|later|from now|post|after|before|prior))",
        Amounts::days);
    soon("tomorrow", "tomorrow", "1 days");
    soon("next week", "next week", "7 days");
    soon("few days", "(?:with)?in (?:a |the next )?few days", "a few days");
    soon("few weeks", "(?:with)?in (?:a |the next )?few weeks", "a few weeks");
    soon("few months", "(?:with)?in (?:a |the next )?few months", "a few months");
  }

  private static void amounts() {
    Function<MatchResult, String> range = found -> Amounts.range(found.group(1), 1);
    rule(
        DifferenceKind.TARGET,
        "objective",
        "(?<=objective )(?: ?[<>≤≥]| ?(?:above|below|under|over|less than|greater than|at least|between|at|of|to|<|>))* ?"
            + NUMBER
            + " ?(?:mm ?hg|mg/dl|mmol/l|g/dl|%)?",
        range);
    rule(
        DifferenceKind.TARGET,
        "target|goal|<|>|≤|≥",
        "(?:(?:to |with )?(?:a )?(?:target|goal)(?: \\w+){0,4}?(?: of)? ?[<>≤≥]? ?|[<>≤≥] ?)"
            + NUMBER
            + " ?(?:mm ?hg|mg/dl|mmol/l|g/dl|%)?",
        range);
    rule(
        DifferenceKind.TARGET,
        "sat",
        "(?:to|for)(?: keep| maintain| achieve)?(?: an?| the)?(?: target| goal)?(?: oxygen| o2)? (?:saturations?|sats?)(?: goal| target)?(?: of| above| at| to| between)* ?[<>≤≥]? ?"
            + NUMBER
            + " ?%?",
        range);
    rule(
        DifferenceKind.TARGET,
        "to keep|to maintain|titrate",
        "(?:(?:to keep|to maintain|titrate\\w*)(?: to)?(?: an?| the)?(?: \\w+){0,3}?(?: of| above| below| at| to| between)*) ?"
            + NUMBER
            + "(?: and \\d+)? ?%",
        range);
    rule(
        DifferenceKind.DOSE,
        "%",
        NUMBER + " ?ml (?:of )?(?:a )?" + NUMBER + " ?%",
        Amounts::solution);
    rule(
        DifferenceKind.DOSE,
        "#",
        NUMBER
            + "[- ]?(mg/kg|mcg/kg|units?/kg|u/kg|ml/kg|meq/l|l/min|lpm|mg per kg|mg|mcg|micrograms?|milligrams?|µg|μg|ug|grams?|gm|g|units?|iu|million units|mu|u|meq|mmol|ml|cc|liters?|litres?|l|%|puffs?|tablets?|tabs?|capsules?|drops?|sprays?)(?![\\p{L}%])(?!/d?l\\b)(?: ?/ ?(?:kg|day|d|hr?|hour|min|dose)| per (?:hour|kg|minute))*",
        Amounts::dose);
    often("day", "(?:a|per|each) day", "1/1 days");
  }

  private static void often(String hints, String words, String value) {
    rule(DifferenceKind.FREQUENCY, hints, words, found -> value);
  }

  private static void soon(String hints, String words, String value) {
    rule(DifferenceKind.TIMING, hints, words, found -> value);
  }

  private static void rule(
      DifferenceKind kind, String hints, String words, Function<MatchResult, String> value) {
    String whole = "(?<![\\p{L}\\d.-])(?:" + words + ")(?![\\p{L}])";
    ALL.add(new Rule(kind, Phrase.of(hints, whole), value));
  }
}
