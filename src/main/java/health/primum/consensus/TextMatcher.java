package health.primum.consensus;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.action.Difference;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares two texts, each one item of a plan; a text may hold several actions. Thread-safe. */
public final class TextMatcher {
  private static final Pattern SWITCH =
      Pattern.compile(
          "(?is)(?:switch|change|convert|transition|replace|substitute)(?: from)? ([^.;]+?) (?:to|with|by) ([^.;]+)");

  private static final Pattern INSTEAD =
      Pattern.compile(
          "(?is)(?:start|begin|initiate|give|use) ([^.;]+?) (?:in place of|instead of) ([^.;]+)");

  /** Where a text that is read as one action may hold two. */
  private static final Pattern JOINT =
      Pattern.compile(
          "(?i)\\s*[,;]\\s+(?:(?:and|then) )?|\\s+(?:and|with|plus|then|followed by)\\s+");

  private static final Pattern RIDER =
      Pattern.compile(
          "(?i)\\b(?:teach|train|instruct|educate|show|demonstrate)\\b.*\\b(?:(?:how to )?use (?:it|them)|(?:its|their|proper|correct) (?:use|administration|technique))\\b");

  private static final Pattern HASTE =
      Pattern.compile(
          "(?i)(?:do not|don['’]t|never) (?:wait|delay)(?! (?:surgery|delivery))\\b.{0,60}$");

  private final PlanParser parser;
  private final ActionMatcher matcher;

  public TextMatcher(PlanParser parser, ActionMatcher matcher) {
    this.parser = parser;
    this.matcher = matcher;
  }

  /** Several actions are the same when each has one of its own in the other text. */
  public Match compare(String first, String second) {
    return compare(read(first, 0), read(second, 0))
        .or(() -> compare(read(first, read(second, 0).size()), read(second, read(first, 0).size())))
        .or(() -> apart(first, second))
        .or(() -> apart(second, first).map(TextMatcher::reversed))
        .orElseGet(() -> new Match(Verdict.DIFFERENT, 0, Optional.empty(), List.of()));
  }

  /** One action of the first text against two of the second: parted where it may be two. */
  private Optional<Match> apart(String first, String second) {
    List<Recommendation> two = read(second, 0);
    if (two.size() != 2 || read(first, 0).size() != 1) {
      return Optional.empty();
    }
    Matcher joint = JOINT.matcher(first);
    while (joint.find()) {
      var halves = new ArrayList<>(read(first.substring(0, joint.start()), 0));
      halves.addAll(read(first.substring(joint.end()), 0));
      Optional<Match> match = compare(halves, two);
      if (match.isPresent() && match.get().isOneAction()) {
        return match;
      }
    }
    return Optional.empty();
  }

  private static Match reversed(Match match) {
    return new Match(
        match.verdict(),
        match.score(),
        match.veto(),
        match.differences().stream()
            .map(d -> new Difference(d.kind(), d.second(), d.first()))
            .toList());
  }

  /** Empty where one text holds more actions than the other. */
  private Optional<Match> compare(List<Recommendation> left, List<Recommendation> others) {
    var right = new ArrayList<>(others);
    if (left.size() != right.size()) {
      return Optional.empty();
    }
    var differences = new ArrayList<Difference>();
    double score = 1;
    for (Recommendation one : left) {
      Recommendation best =
          right.stream().max(Comparator.comparingDouble(r -> likeness(one, r))).orElseThrow();
      Match match = matcher.compare(one, best);
      if (!match.isOneAction()) {
        return Optional.of(match);
      }
      right.remove(best);
      differences.addAll(match.differences());
      score = Math.min(score, match.score());
    }
    Verdict verdict = differences.isEmpty() ? Verdict.SAME : Verdict.RECONCILE;
    return Optional.of(new Match(verdict, score, Optional.empty(), differences));
  }

  private double likeness(Recommendation one, Recommendation other) {
    Match match = matcher.compare(one, other);
    return match.score() + (match.isOneAction() ? 1 : 0);
  }

  /** "... and teach how to use it": it is part of what it is said beside. */
  private static boolean isRider(Recommendation r) {
    return (r.intent() == Intent.COUNSEL && RIDER.matcher(r.text()).find())
        || HASTE.matcher(r.text()).lookingAt();
  }

  /** The actions of a text; a switch is two of them where the other text has two. */
  private List<Recommendation> read(String text, int wanted) {
    Matcher change = SWITCH.matcher(text.strip());
    if (wanted == 2 && change.matches()) {
      var both = new ArrayList<>(read("Stop " + change.group(1), 0));
      both.addAll(read("Start " + change.group(2), 0));
      return both;
    }
    Matcher instead = INSTEAD.matcher(text.strip());
    if (wanted == 2 && instead.matches()) {
      var both = new ArrayList<>(read("Stop " + instead.group(2), 0));
      both.addAll(read("Start " + instead.group(1), 0));
      return both;
    }
    List<Recommendation> read = parser.parse("1. " + text.strip()).recommendations();
    List<Recommendation> own = read.stream().filter(r -> !isRider(r)).toList();
    return once(own.isEmpty() ? read : own);
  }

  /** "Hold X now; do not give the next dose" asks for one thing twice. */
  private List<Recommendation> once(List<Recommendation> read) {
    if (read.size() != 2) {
      return read;
    }
    Recommendation first = read.getFirst();
    boolean twice = matcher.compare(first, read.getLast()).verdict() == Verdict.SAME;
    return twice ? List.of(first) : read;
  }
}
