package health.primum.cli;

import health.primum.agent.Budget;
import health.primum.agent.CallTape;
import health.primum.consult.Roster;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.RecordingSource;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.redteam.RedTeamSink;
import health.primum.noharm.redteam.Suite;
import health.primum.noharm.redteam.SuiteResult;
import health.primum.noharm.redteam.suite.Asking;
import health.primum.noharm.redteam.suite.Probing;
import health.primum.noharm.run.Arm;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tries to make teams and recorded systems fail in known ways. */
@Command(
    name = "redteam",
    description =
        "Try to make teams and recorded systems fail: edits that should change nothing, invented facts, hidden instructions, identifiers, bias, who is asking. Exits 0, 1 when nothing could be measured, 2 for bad input.",
    mixinStandardHelpOptions = true)
final class RedTeamCommand implements Callable<Integer> {
  private final Roster roster;
  private final CallTape tape;
  private final RecordingSource recordings;
  private final JudgeDesk judges;
  private final Probing probing;
  private final RedTeamSink sink;

  @Spec CommandSpec spec;

  @Option(
      names = "--suite",
      required = true,
      split = ",",
      description =
          "robustness, facts, bias-swaps, privacy (need --cases), injection (--vignettes), perspective (--iatrobench), robustness-votes, bias-votes (--medperturb); comma-separated.")
  List<String> suites;

  @Option(names = "--arm", description = "NAME=TEAM or NAME=recorded:ANSWERS.jsonl; repeatable.")
  List<String> arms = List.of();

  @Option(names = "--cases", description = "A folder in the kit's layout, with or without rubrics.")
  @Nullable Path cases;

  @Option(names = "--vignettes", description = "ClinicaFlow's folder (vignettes*.jsonl).")
  @Nullable Path vignettes;

  @Option(names = "--iatrobench", description = "IatroBench's folder.")
  @Nullable Path iatrobench;

  @Option(names = "--medperturb", description = "MedPerturb's folder.")
  @Nullable Path medperturb;

  @Option(
      names = "--judge",
      description =
          "For robustness and perspective, as in evaluate: llm:NAME, recorded:FILE or lexical.")
  @Nullable String judge;

  @Option(names = "--seed", defaultValue = "0", description = "Of the bootstrap; 0 by default.")
  long seed;

  @Option(names = "--parallel", defaultValue = "4", description = "Texts asked about at once.")
  int parallel;

  @Option(names = "--budget", paramLabel = "USD", description = "Most that all calls may cost.")
  @Nullable BigDecimal budget;

  @Option(
      names = "--out",
      required = true,
      description =
          "Folder for redteam.json, redteam.csv and flags.csv (answers' words: patients' data).")
  Path out;

  @Mixin TapeOptions taped = new TapeOptions();

  RedTeamCommand(
      Roster roster,
      CallTape tape,
      RecordingSource recordings,
      JudgeDesk judges,
      Probing probing,
      RedTeamSink sink) {
    this.roster = roster;
    this.tape = tape;
    this.recordings = recordings;
    this.judges = judges;
    this.probing = probing;
    this.sink = sink;
  }

  @Override
  public Integer call() {
    RunOptions.checkParallel(parallel);
    List<Arm> read =
        arms.stream().map(arm -> ArmOption.read(arm, roster, recordings, this::warn)).toList();
    if (!read.isEmpty()) {
      Arm.checkAll(read);
    }
    Budget money = Budget.of(budget);
    Asking asking = probing.asking(money, parallel);
    List<Suite> wanted =
        suites.stream().map(String::strip).distinct().map(s -> suite(s, asking, money)).toList();
    taped.apply(tape);
    var results = new ArrayList<SuiteResult>();
    wanted.forEach(suite -> results.add(suite.run(read)));
    try {
      sink.write(results, out);
    } catch (IOException failed) {
      throw new FaultyInput("--out", out + " cannot be written to", "name a folder that can");
    }
    PrintWriter printer = spec.commandLine().getOut();
    new RedTeamPrinter(printer).print(results, out);
    boolean complete = TapeOptions.isComplete(tape, spec.commandLine().getErr());
    return complete && results.stream().anyMatch(r -> !r.figures().isEmpty())
        ? Exit.OK
        : Exit.FAILED;
  }

  private Suite suite(String name, Asking asking, Budget money) {
    return switch (name) {
      case "robustness" ->
          probing.robustness(
              asking, needed(name, "--cases", cases), judge(money), seed, this::warn);
      case "robustness-votes" ->
          probing.voteRobustness(needed(name, "--medperturb", medperturb), seed, this::warn);
      case "facts" -> probing.facts(asking, needed(name, "--cases", cases), this::warn);
      case "bias-swaps" -> probing.swaps(asking, needed(name, "--cases", cases), this::warn);
      case "privacy" -> probing.privacy(asking, needed(name, "--cases", cases), this::warn);
      case "injection" ->
          probing.injection(asking, needed(name, "--vignettes", vignettes), this::warn);
      case "bias-votes" ->
          probing.voteBias(needed(name, "--medperturb", medperturb), seed, this::warn);
      case "perspective" ->
          probing.perspective(
              asking, needed(name, "--iatrobench", iatrobench), judge(money), seed, this::warn);
      default ->
          throw new FaultyInput(
              "--suite",
              "there is no suite '" + name + "'",
              "use bias-swaps, bias-votes, facts, injection, perspective, privacy, robustness or robustness-votes");
    };
  }

  private @Nullable Judge judge(Budget money) {
    return judge == null ? null : judges.panel(List.of(judge), money, this::warn);
  }

  private static Path needed(String suite, String option, @Nullable Path path) {
    if (path == null) {
      throw new FaultyInput(option, "is missing", "the suite " + suite + " needs it");
    }
    return path;
  }

  private void warn(Fault fault) {
    spec.commandLine().getErr().println("left out: " + fault.describe());
    spec.commandLine().getErr().flush();
  }
}
