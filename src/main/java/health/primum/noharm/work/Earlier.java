package health.primum.noharm.work;

import health.primum.agent.Fingerprint;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The steps that earlier runs of an evaluation finished, found by item and judge. */
public final class Earlier {
  private static final String REMEDY =
      "remove the line, and the step is done again; or begin anew with --restart";

  private record ByJudge(WorkItem item, String judge) {}

  private final Map<WorkItem, Kept.Answer> answers = new HashMap<>();
  private final Map<ByJudge, Kept.Verdict> verdicts = new HashMap<>();
  private final List<Kept> all = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  private Earlier() {}

  /**
   * Sorts a log.
   *
   * @param items that the evaluation has
   * @param judges by name
   * @throws FaultyInput naming every line that does not belong: an unknown arm, text, trial or
   *     judge, a verdict on no answer or another one, a step that was finished twice
   */
  public static Earlier of(List<ItemLog.Line> lines, Set<WorkItem> items, Set<String> judges) {
    var earlier = new Earlier();
    for (ItemLog.Line line : lines) {
      earlier
          .fault(line.step(), items, judges)
          .ifPresentOrElse(
              what -> earlier.faults.add(new Fault("items.jsonl", line.number(), what, REMEDY)),
              () -> earlier.add(line.step()));
    }
    if (!earlier.faults.isEmpty()) {
      throw new FaultyInput(earlier.faults);
    }
    return earlier;
  }

  private Optional<String> fault(Kept step, Set<WorkItem> items, Set<String> judges) {
    WorkItem item = step.item();
    if (!items.contains(item)) {
      boolean arm = items.stream().anyMatch(known -> known.arm().equals(item.arm()));
      return Optional.of(
          arm
              ? "is of " + item + ", which is no item of this evaluation"
              : "is of arm '" + item.arm() + "', which this evaluation has not");
    }
    return switch (step) {
      case Kept.Answer answer ->
          isFinished(answers.get(item))
              ? Optional.of("answers " + item + " a second time")
              : Optional.empty();
      case Kept.Verdict verdict -> fault(verdict, judges);
    };
  }

  private Optional<String> fault(Kept.Verdict verdict, Set<String> judges) {
    if (!judges.contains(verdict.judge())) {
      return Optional.of("is by judge '" + verdict.judge() + "', whom this evaluation has not");
    }
    if (!(answers.get(verdict.item()) instanceof Kept.Answer(var item, var attempt, var spent))
        || !(attempt instanceof Attempt.Answered(var text))
        || !Fingerprint.of(text).sha256().equals(verdict.answer())) {
      return Optional.of(
          "judges an answer to " + verdict.item() + " that does not stand before it");
    }
    return isFinished(verdicts.get(new ByJudge(verdict.item(), verdict.judge())))
        ? Optional.of("judges " + verdict.item() + " a second time by " + verdict.judge())
        : Optional.empty();
  }

  private static boolean isFinished(@org.jspecify.annotations.Nullable Kept step) {
    return step != null && !step.again();
  }

  private void add(Kept step) {
    all.add(step);
    switch (step) {
      case Kept.Answer answer -> answers.put(answer.item(), answer);
      case Kept.Verdict verdict ->
          verdicts.put(new ByJudge(verdict.item(), verdict.judge()), verdict);
    }
  }

  /** The finished answer; empty when there is none, or it is tried again. */
  public Optional<Kept.Answer> answer(WorkItem item) {
    return Optional.ofNullable(answers.get(item)).filter(answer -> !answer.again());
  }

  /** The same of a judge's word. */
  public Optional<Kept.Verdict> verdict(WorkItem item, String judge) {
    return Optional.ofNullable(verdicts.get(new ByJudge(item, judge)))
        .filter(verdict -> !verdict.again());
  }

  /** The answer that was kept last, though a resumed run would ask again. */
  public Optional<Kept.Answer> lastAnswer(WorkItem item) {
    return Optional.ofNullable(answers.get(item));
  }

  /** The same of a judge's word. */
  public Optional<Kept.Verdict> lastVerdict(WorkItem item, String judge) {
    return Optional.ofNullable(verdicts.get(new ByJudge(item, judge)));
  }

  /** How many steps need not be done. */
  public int finished() {
    return (int)
        (answers.values().stream().filter(step -> !step.again()).count()
            + verdicts.values().stream().filter(step -> !step.again()).count());
  }

  /** How many are tried again. */
  public int triedAgain() {
    return answers.size() + verdicts.size() - finished();
  }

  /** What all of it is known to have cost in US dollars, steps that are tried again included. */
  public BigDecimal cost() {
    return all.stream()
        .flatMap(step -> step.spent().stream())
        .map(item -> item.cost() == null ? BigDecimal.ZERO : item.cost())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
