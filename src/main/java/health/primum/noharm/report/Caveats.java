package health.primum.noharm.report;

import health.primum.agent.RecordedAnswers;
import health.primum.clinical.CaseId;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.ArmResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a reader must know before believing an arm's figures. */
final class Caveats {
  private final List<String> all = new ArrayList<>();

  private Caveats() {}

  static List<String> of(ArmResult result, Standing standing) {
    var caveats = new Caveats();
    caveats.judging(result, standing);
    caveats.coverage(result);
    caveats.calls(result);
    if (result.arm() instanceof Arm.OfRecording(var name, var answers)) {
      caveats.recording(result, answers);
    }
    return List.copyOf(caveats.all);
  }

  private void judging(ArmResult result, Standing standing) {
    standing.judges().stream()
        .flatMap(judge -> judge.profile().caveats().stream())
        .distinct()
        .forEach(all::add);
    if (standing.withheld().isPresent()) {
      all.add(
          "F1 and harm rates are withheld: the judge is below the floor against physicians (see judging).");
    }
    int judges = ArmReports.judges(result).size();
    if (judges > 1) {
      all.add(
          judges
              + " judges: in counts of answers, items and harms an answer counts once for each.");
    }
  }

  private void coverage(ArmResult result) {
    int cases = ArmReports.cases(result);
    if (cases == 0) {
      all.add("Nothing could be scored: there is no figure for this arm.");
    } else if (cases == 1) {
      all.add("One case: its interval has no width and says nothing of uncertainty.");
    } else if (cases < 20) {
      all.add("Only " + cases + " cases: intervals are rough.");
    }
    int unscored = result.unscored().size();
    if (unscored > 0) {
      all.add(
          "%d of %d items are unscored and left out of the means; worstCase counts them as the worst answer possible."
              .formatted(unscored, result.items().size()));
    }
    long unpaid =
        result.unscored().stream().filter(i -> i.reason() == UnscoredReason.BUDGET).count();
    if (unpaid > 0) {
      all.add("The budget was used up: " + unpaid + " items were not answered for want of money.");
    }
  }

  private void calls(ArmResult result) {
    result.spending().stream()
        .filter(item -> !item.abstained().isEmpty())
        .forEach(
            item ->
                all.add(
                    "%s gave no answer in %d of its %d calls: %s."
                        .formatted(
                            item.agent(),
                            item.abstained().values().stream().mapToInt(Integer::intValue).sum(),
                            item.calls(),
                            counts(ArmReports.abstained(item)))));
  }

  private static String counts(Map<String, Integer> byReason) {
    return byReason.entrySet().stream()
        .map(reason -> reason.getKey() + " " + reason.getValue())
        .collect(Collectors.joining(", "));
  }

  /** A misspelt case looks like one that was never answered. */
  private void recording(ArmResult result, RecordedAnswers answers) {
    if (!answers.faults().isEmpty()) {
      all.add(answers.faults().size() + " lines of the recording could not be read.");
    }
    Set<CaseId> asked =
        result.items().stream().map(item -> item.variant().id()).collect(Collectors.toSet());
    long others =
        answers.answers().keySet().stream().filter(key -> !asked.contains(key.variant())).count();
    if (others > 0) {
      all.add(others + " answers of the recording are to texts that were not evaluated here.");
    }
  }
}
