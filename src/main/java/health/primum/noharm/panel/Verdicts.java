package health.primum.noharm.panel;

import health.primum.agent.judging.Degree;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.noharm.judge.Agreement;
import health.primum.noharm.judge.Agreement.Disagreement;
import health.primum.noharm.judge.Judgement.Judged;
import health.primum.noharm.rubric.Rubric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The verdicts of several judges on the same options, and how far they agree. Not thread-safe. */
final class Verdicts {
  private static final List<String> SIDES = List.of("appropriate", "uncertain", "inappropriate");

  /** One option of one answer. */
  private record Unit(String arm, CaseId variant, int trial, int option) {
    private static final Comparator<Unit> ORDER =
        Comparator.comparing(Unit::arm)
            .thenComparing(Unit::variant)
            .thenComparingInt(Unit::trial)
            .thenComparingInt(Unit::option);
  }

  private final SortedMap<Unit, Map<String, Degree>> verdicts = new TreeMap<>(Unit.ORDER);
  private final Map<Unit, String> sides = new HashMap<>();

  void add(String arm, CaseId variant, int trial, Rubric rubric, Judged judged) {
    judged
        .verdicts()
        .forEach(
            (option, verdict) -> {
              var unit = new Unit(arm, variant, trial, option);
              verdicts
                  .computeIfAbsent(unit, any -> new TreeMap<>())
                  .put(judged.judge(), verdict.degree());
              rubric.option(option).ifPresent(o -> sides.put(unit, side(o.score())));
            });
  }

  private static String side(Appropriateness score) {
    return SIDES.get(score.isAppropriate() ? 0 : score.isInappropriate() ? 2 : 1);
  }

  /** Empty unless two judges passed a verdict on some option. */
  Optional<Agreement> agreement() {
    var shared = new TreeMap<Unit, Map<String, Degree>>(Unit.ORDER);
    verdicts.forEach(
        (unit, by) -> {
          if (by.size() > 1) {
            shared.put(unit, by);
          }
        });
    if (shared.isEmpty()) {
      return Optional.empty();
    }
    var judges = new TreeSet<String>();
    shared.values().forEach(by -> judges.addAll(by.keySet()));
    List<int[]> ratings = shared.values().stream().map(Verdicts::ratings).toList();
    Map<String, Double> bySide = new LinkedHashMap<>();
    for (String side : SIDES) {
      bySide.put(
          side,
          raw(
              shared.entrySet().stream()
                  .filter(entry -> side.equals(sides.get(entry.getKey())))
                  .map(entry -> ratings(entry.getValue()))
                  .toList()));
    }
    return Optional.of(
        new Agreement(
            List.copyOf(judges),
            shared.size(),
            raw(ratings),
            KrippendorffAlpha.of(ratings, KrippendorffAlpha.Metric.NOMINAL),
            KrippendorffAlpha.of(ratings, KrippendorffAlpha.Metric.ORDINAL),
            bySide,
            disagreements(shared)));
  }

  /** no, partial, yes as 0, 1, 2. */
  private static int[] ratings(Map<String, Degree> by) {
    return by.values().stream().mapToInt(d -> Degree.NO.ordinal() - d.ordinal()).toArray();
  }

  private static double raw(List<int[]> units) {
    double same = 0;
    double pairs = 0;
    for (int[] unit : units) {
      for (int i = 0; i < unit.length; i++) {
        for (int j = i + 1; j < unit.length; j++) {
          same += unit[i] == unit[j] ? 1 : 0;
          pairs++;
        }
      }
    }
    return pairs == 0 ? Double.NaN : same / pairs;
  }

  private static List<Disagreement> disagreements(SortedMap<Unit, Map<String, Degree>> shared) {
    var all = new ArrayList<Disagreement>();
    shared.forEach(
        (unit, by) -> {
          if (by.values().stream().distinct().count() > 1) {
            all.add(new Disagreement(unit.arm(), unit.variant(), unit.trial(), unit.option(), by));
          }
        });
    return all;
  }
}
