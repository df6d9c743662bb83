package health.primum.cli;

import health.primum.agent.Budget;
import health.primum.agent.CallTape;
import health.primum.clinical.CaseId;
import health.primum.consult.Roster;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.closed.ClosedListSpec;
import health.primum.noharm.estimate.Estimator;
import health.primum.noharm.judge.RecordingSource;
import health.primum.noharm.judge.offline.ClosedListJudge;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.score.ScorerRevision;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Scores teams and recorded systems on a benchmark. */
@Command(
    name = "evaluate",
    description =
        "Score teams and recorded systems with NOHARM. Exits 0, 1 when an arm has no score, 2 for bad input.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private final Roster roster;
  private final CallTape tape;
  private final BenchmarkSource benchmarks;
  private final RecordingSource recordings;
  private final JudgeDesk judges;
  private final FreeTextEvaluation free;
  private final ClosedListEvaluation closed;

  @Spec CommandSpec spec;

  @Option(
      names = "--benchmark",
      required = true,
      description = "A folder in the benchmark kit's layout.")
  Path benchmark;

  @Option(
      names = "--arm",
      required = true,
      description = "NAME=TEAM or NAME=recorded:ANSWERS.jsonl; repeatable.")
  List<String> arms;

  @Option(names = "--cases", split = ",", description = "Only these cases or variants.")
  Set<String> cases = Set.of();

  @Option(
      names = "--judge",
      required = true,
      description =
          "llm:NAME (agents/judges/), recorded:VERDICTS.jsonl, lexical (for smoke runs; no NOHARM score); repeatable, each judge is scored by itself. With v1: closed-list.")
  List<String> judge;

  @Option(
      names = "--instrument",
      defaultValue = "v2",
      description = "v2 (free text), the default, or v1 (closed list, with --judge closed-list).")
  String instrument;

  @Option(
      names = "--revision",
      description =
          "Of the v2 scorer, which must be named: 2026-06 (cap and length correction) or 2026-07 (raw).")
  @Nullable String revision;

  @Mixin V1Options v1 = new V1Options();

  @Mixin RunOptions options = new RunOptions();

  @Option(names = "--seed", defaultValue = "0", description = "Of the bootstrap; 0 by default.")
  long seed;

  @Option(
      names = "--out",
      required = true,
      description =
          "Folder for scores.csv, cases.csv, differences.csv, judged.jsonl, report.json and report.html (a page for a committee), and for the answers and verdicts (items.jsonl, calls/) from which an evaluation that was ended goes on.")
  Path out;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description =
          "Most that all calls together may cost, those of earlier runs in --out included; what would exceed it is not asked.")
  @Nullable BigDecimal budget;

  @Option(
      names = "--baseline",
      paramLabel = "ARM",
      description =
          "The arm that all others are compared with; else the solo team with the best mean F1 (no score counts 0), else the first arm.")
  @Nullable String baseline;

  @Option(
      names = "--margin",
      defaultValue = "" + Comparing.DEFAULT_MARGIN,
      description = "Largest disadvantage of no consequence; ${DEFAULT-VALUE} by default.")
  double margin;

  @Mixin TapeOptions taped = new TapeOptions();

  EvaluateCommand(
      Roster roster,
      CallTape tape,
      BenchmarkSource benchmarks,
      RecordingSource recordings,
      JudgeDesk judges,
      FreeTextEvaluation free,
      ClosedListEvaluation closed) {
    this.roster = roster;
    this.tape = tape;
    this.benchmarks = benchmarks;
    this.recordings = recordings;
    this.judges = judges;
    this.free = free;
    this.closed = closed;
  }

  @Override
  public Integer call() {
    return switch (instrument) {
      case "v1" -> closedList();
      case "v2" -> freeText();
      default ->
          throw new FaultyInput(
              "--instrument", "there is no instrument '" + instrument + "'", "use v1 or v2");
    };
  }

  private int closedList() {
    options.refuseForV1();
    for (String unused : List.of("--baseline", "--margin")) {
      if (spec.commandLine().getParseResult().hasMatchedOption(unused)) {
        throw new FaultyInput(unused, "v1 compares no arms", "leave it out");
      }
    }
    if (revision != null || !judge.equals(List.of(ClosedListJudge.NAME))) {
      throw new FaultyInput(
          "--instrument",
          "v1 is scored by the answers' own grades",
          "use --judge closed-list and no --revision");
    }
    options.parallel();
    var plan =
        new ClosedListSpec(
            chosen(),
            arms.stream().map(this::arm).toList(),
            v1.annotation(),
            v1.safety(),
            seed,
            Budget.of(budget),
            options.repeats);
    closed.check(plan, out);
    prepareOutput();
    taped.apply(tape);
    return closed.run(
        plan,
        options,
        taped.isReplayed(),
        out,
        spec.commandLine().getOut(),
        spec.commandLine().getErr());
  }

  private Benchmark chosen() {
    Benchmark all = benchmarks.read(benchmark);
    warn(all.faults());
    return cases.isEmpty()
        ? all
        : all.only(cases.stream().map(String::strip).map(CaseId::new).collect(Collectors.toSet()));
  }

  private ScorerRevision revision() {
    if (revision == null) {
      throw new FaultyInput("--revision", "is missing", "name the v2 scorer: 2026-06 or 2026-07");
    }
    return ScorerRevision.ofLabel(revision)
        .orElseThrow(
            () ->
                new FaultyInput(
                    "--revision",
                    "there is no revision '" + revision + "'",
                    "use 2026-06 or 2026-07"));
  }

  private int freeText() {
    ScorerRevision scorer = revision();
    options.parallel();
    Budget money = Budget.of(budget);
    var plan =
        new EvaluationSpec(
            chosen(),
            arms.stream().map(this::arm).toList(),
            judges.panel(judge, money, fault -> warn(List.of(fault))),
            scorer,
            seed,
            money,
            new Comparing(baseline, margin),
            options.repeats);
    PrintWriter to = spec.commandLine().getOut();
    if (options.dryRun) {
      new EstimatePrinter(to).print(Estimator.of(plan));
      return Exit.OK;
    }
    prepareOutput();
    taped.apply(tape);
    return free.run(plan, options, taped.isReplayed(), out, to, spec.commandLine().getErr());
  }

  /** Before anything is asked and paid for. */
  private void prepareOutput() {
    try {
      Files.createDirectories(out);
      Files.delete(Files.createTempFile(out, "probe", ""));
    } catch (IOException failed) {
      throw unwritable();
    }
  }

  private FaultyInput unwritable() {
    return new FaultyInput("--out", out + " cannot be written to", "name a folder that can");
  }

  private Arm arm(String text) {
    return ArmOption.read(text, roster, recordings, fault -> warn(List.of(fault)));
  }

  private void warn(List<Fault> faults) {
    faults.forEach(fault -> spec.commandLine().getErr().println("left out: " + fault.describe()));
  }
}
