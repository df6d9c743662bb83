package health.primum.noharm.report.page;

import health.primum.noharm.report.EvaluationDocument;
import health.primum.noharm.report.EvaluationDocument.ArmReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What a reader must see before any figure. */
final class Labels {
  private Labels() {}

  /** {@code LABEL: what it means}, each once. */
  static List<String> of(EvaluationDocument document) {
    var labels = new ArrayList<String>();
    document.benchmark().label().ifPresent(labels::add);
    for (String origin : origins(document)) {
      labels.add(
          switch (origin) {
            case "SCRIPTED" ->
                "SCRIPTED: answers were written by hand; no model was asked. It shows how, it proves nothing.";
            case "RECORDED" ->
                "RECORDED: answers were given elsewhere and are scored as they were given.";
            case "RULES" -> "RULES: written rules answered; no model was asked.";
            case "LIVE" -> "LIVE: models were asked for this evaluation.";
            default -> origin + ": see the method.";
          });
    }
    if (document.judging().judges().stream().anyMatch(judge -> judge.calibration() == null)) {
      labels.add("NOT CALIBRATED: a judge was never measured against physicians.");
    }
    if (judgedBy(document).size() > 1) {
      labels.add(
          "JUDGES DIFFER: not every arm was judged by the same judges, so differences between arms are also differences between judges ("
              + String.join("; ", judgedBy(document))
              + ").");
    }
    if (document.arms().stream().anyMatch(arm -> arm.scored() > arm.cases())) {
      labels.add(
          "SEVERAL SCORES A CASE, of its texts, trials or judges: where they differ, a share of cases counts the case in part.");
    }
    if (document.judging().withheld() != null) {
      labels.add("WITHHELD: F1 and harm are not shown.");
    }
    if (document.arms().stream().anyMatch(arm -> arm.cases() < 20)) {
      labels.add("FEW CASES: fewer than 20; intervals are rough.");
    }
    if (document.arms().stream().anyMatch(arm -> !arm.unscored().isEmpty())) {
      labels.add("INCOMPLETE: some answers have no score (see Unscored).");
    }
    if (!document.benchmark().refused().isEmpty()) {
      labels.add(
          "INCOMPLETE BENCHMARK: "
              + Words.plural(document.benchmark().refused().size(), "file")
              + " could not be read.");
    }
    return labels;
  }

  /** What must be known of some arms, each with whose it is. */
  static List<String> caveats(EvaluationDocument document) {
    Map<String, List<String>> arms = new LinkedHashMap<>();
    for (ArmReport arm : document.arms()) {
      for (String caveat : arm.caveats()) {
        arms.computeIfAbsent(caveat, any -> new ArrayList<>()).add(arm.name());
      }
    }
    return arms.entrySet().stream()
        .map(
            e ->
                e.getValue().size() == document.arms().size() && e.getValue().size() > 1
                    ? "All arms: " + e.getKey()
                    : String.join(", ", e.getValue()) + ": " + e.getKey())
        .toList();
  }

  /** {@code arm, arm: judge, judge} for each set of judges that judged some arm. */
  private static List<String> judgedBy(EvaluationDocument document) {
    Map<List<String>, List<String>> arms = new LinkedHashMap<>();
    for (ArmReport arm : document.arms()) {
      if (!arm.judges().isEmpty()) {
        arms.computeIfAbsent(arm.judges(), any -> new ArrayList<>()).add(arm.name());
      }
    }
    return arms.entrySet().stream()
        .map(e -> String.join(", ", e.getValue()) + ": " + String.join(", ", e.getKey()))
        .toList();
  }

  private static SortedSet<String> origins(EvaluationDocument document) {
    var origins = new TreeSet<String>();
    for (ArmReport arm : document.arms()) {
      arm.labels().forEach(label -> origins.add(label.replaceAll(":.*", "")));
    }
    return origins;
  }
}
