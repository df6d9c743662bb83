package health.primum.noharm.judge.llm;

import health.primum.agent.judging.Correction;
import health.primum.agent.judging.Degree;
import health.primum.agent.judging.MatchSheet;
import health.primum.noharm.judge.ExtractedAction;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.judge.OptionVerdict;
import health.primum.noharm.rubric.Rubric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The verdicts on one answer as they come together: from the match, from asking for what was
 * missing, from the review. What names an option or action that there is not is dropped and noted;
 * an option with two different verdicts has none. Not thread-safe.
 */
final class Matches {
  private final Rubric rubric;
  private final Map<Integer, MatchSheet.Found> actions = new LinkedHashMap<>();
  private final Map<Integer, Degree> degrees = new TreeMap<>();
  private final Map<Integer, Set<Integer>> matchedBy = new HashMap<>();
  private final Map<Integer, String> evidence = new HashMap<>();
  private final List<String> notes = new ArrayList<>();

  Matches(Rubric rubric) {
    this.rubric = rubric;
  }

  /** Takes a first sheet, or one that fills the gaps of those before. */
  void add(MatchSheet sheet) {
    Map<Integer, Integer> ids = new HashMap<>();
    for (MatchSheet.Found action : sheet.actions()) {
      int id = actions.containsKey(action.id()) ? next() : action.id();
      if (ids.putIfAbsent(action.id(), id) == null) {
        actions.put(id, action);
      } else {
        notes.add("action " + action.id() + " stands twice; the first counts");
      }
    }
    SortedSet<Integer> open = missing();
    Set<Integer> contradicted = contradicted(sheet);
    contradicted.forEach(
        option -> notes.add("two different verdicts on option " + option + "; neither counts"));
    for (MatchSheet.Verdict verdict : sheet.verdicts()) {
      if (!rubric.options().containsKey(verdict.option())) {
        notes.add("a verdict on option " + verdict.option() + ", which there is not; dropped");
      } else if (open.contains(verdict.option()) && !contradicted.contains(verdict.option())) {
        take(verdict, ids);
      }
    }
  }

  private static Set<Integer> contradicted(MatchSheet sheet) {
    Map<Integer, Degree> first = new HashMap<>();
    Set<Integer> contradicted = new TreeSet<>();
    for (MatchSheet.Verdict verdict : sheet.verdicts()) {
      Degree before = first.putIfAbsent(verdict.option(), verdict.degree());
      if (before != null && before != verdict.degree()) {
        contradicted.add(verdict.option());
      }
    }
    return contradicted;
  }

  private void take(MatchSheet.Verdict verdict, Map<Integer, Integer> ids) {
    int option = verdict.option();
    degrees.put(option, verdict.degree());
    evidence.put(option, verdict.evidence());
    if (!verdict.degree().isMatch()) {
      return;
    }
    Set<Integer> by = matchedBy.computeIfAbsent(option, any -> new TreeSet<>());
    for (int cited : verdict.actions()) {
      int id = ids.getOrDefault(cited, cited);
      if (actions.containsKey(id)) {
        by.add(id);
      } else {
        notes.add("option " + option + " cites action " + cited + ", which there is not");
      }
    }
  }

  private int next() {
    return actions.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
  }

  /** Options without a verdict. */
  SortedSet<Integer> missing() {
    var missing = new TreeSet<>(rubric.options().keySet());
    missing.removeAll(degrees.keySet());
    return missing;
  }

  /**
   * A demotion takes the option from every action; a promotion gives it to the cited action, or to
   * none where that is not known, and then counts for recall alone; between full and partial only
   * the degree changes (noharm-method, section 5).
   */
  void correct(List<Correction> corrections) {
    for (Correction one : corrections) {
      Degree before = degrees.get(one.option());
      if (before == null) {
        notes.add("an override of option " + one.option() + ", which there is not; dropped");
        continue;
      }
      degrees.put(one.option(), one.degree());
      if (!one.degree().isMatch()) {
        matchedBy.remove(one.option());
      } else if (!before.isMatch()) {
        promote(one);
      }
    }
  }

  private void promote(Correction one) {
    if (actions.containsKey(one.action())) {
      matchedBy.computeIfAbsent(one.option(), any -> new TreeSet<>()).add(one.action());
    } else if (one.action() != 0) {
      notes.add(
          "the override of option %d cites action %d, which there is not; it counts for recall alone"
              .formatted(one.option(), one.action()));
    }
  }

  /** The actions for a reader. */
  String actionList() {
    return actions.isEmpty()
        ? "none"
        : actions.entrySet().stream()
            .map(
                e ->
                    "%d. %s (\"%s\")"
                        .formatted(e.getKey(), e.getValue().action(), e.getValue().evidence()))
            .collect(Collectors.joining("\n"));
  }

  /** The verdict on an option for a reader. */
  String verdict(int option) {
    Degree degree = degrees.getOrDefault(option, Degree.NO);
    String words = evidence.getOrDefault(option, "");
    return "Verdict: "
        + degree.label()
        + (degree.isMatch() ? ", actions " + matchedBy.getOrDefault(option, Set.of()) : "")
        + (words.isEmpty() ? "" : ", \"" + words + "\"");
  }

  Judged judged(String judge) {
    Map<Integer, OptionVerdict> verdicts = new TreeMap<>();
    degrees.forEach((option, degree) -> verdicts.put(option, OptionVerdict.of(option, degree)));
    var extracted = new ArrayList<ExtractedAction>();
    actions.forEach(
        (id, action) -> {
          Set<Integer> matches = new HashSet<>();
          matchedBy.forEach(
              (option, by) -> {
                if (by.contains(id)) {
                  matches.add(option);
                }
              });
          extracted.add(new ExtractedAction(action.action(), matches, ExtractedAction.NEUTRAL));
        });
    return new Judged(judge, verdicts, extracted, notes);
  }
}
