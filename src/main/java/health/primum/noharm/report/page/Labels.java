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
    for (String origin : origins(document)) {
      labels.add(
          switch (origin) {
            case "SCRIPTED" ->
                "SCRIPTED: answers written by hand for synthetic cases; no model was asked. It shows how, it proves nothing.";
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
    if (document.arms().stream().anyMatch(arm -> arm.scored() > arm.cases())) {
      labels.add(
          "SEVERAL ANSWERS A CASE: in a share of cases each counts by the share of its answers.");
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

  private static SortedSet<String> origins(EvaluationDocument document) {
    var origins = new TreeSet<String>();
    for (ArmReport arm : document.arms()) {
      arm.labels().forEach(label -> origins.add(label.replaceAll(":.*", "")));
    }
    return origins;
  }
}
