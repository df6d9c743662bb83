package health.primum.cli;

import health.primum.agent.Budget;
import health.primum.agent.CallTape;
import health.primum.fault.FaultyInput;
import health.primum.noharm.calibration.CalibrationStore;
import health.primum.noharm.calibration.LabelledSet;
import health.primum.noharm.calibration.LabelledSource;
import health.primum.noharm.judge.Calibration;
import health.primum.noharm.judge.Floor;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.report.JudgingReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a judge against physicians' labels. */
@Command(
    name = "calibrate",
    description =
        "Measure a judge on statements that physicians labelled. Exits 0, 1 when it is below the floor, 2 for bad input.",
    mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
  private final JudgeDesk judges;
  private final LabelledSource labelled;
  private final CalibrationStore store;
  private final Floor floor;
  private final CallTape tape;
  private final Calibrating calibrating;

  @Spec CommandSpec spec;

  @Option(names = "--judge", required = true, description = "llm:NAME or lexical.")
  String judge;

  @Option(
      names = "--items",
      required = true,
      paramLabel = "DIR",
      description = "A folder with K-QA's NLI_medical_annotator.csv.")
  Path items;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where to write the calibration; reports draw upon config/calibration/*.json.")
  Path out;

  @Option(
      names = "--budget",
      paramLabel = "USD",
      description =
          "Most that all calls together may cost, those of earlier runs included; what would exceed it is not asked.")
  @Nullable BigDecimal budget;

  @Option(
      names = "--parallel",
      defaultValue = "" + RunOptions.DEFAULT_PARALLEL,
      description = "Answers under way at once; ${DEFAULT-VALUE} by default.")
  int parallel = RunOptions.DEFAULT_PARALLEL;

  @Option(
      names = "--restart",
      description = "Throw away the verdicts that lie beside --out (.work), and begin anew.")
  boolean restart;

  @Mixin TapeOptions taped = new TapeOptions();

  CalibrateCommand(
      JudgeDesk judges,
      LabelledSource labelled,
      CalibrationStore store,
      Floor floor,
      CallTape tape,
      Calibrating calibrating) {
    this.judges = judges;
    this.labelled = labelled;
    this.store = store;
    this.floor = floor;
    this.tape = tape;
    this.calibrating = calibrating;
  }

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    LabelledSet set = labelled.read(items);
    set.faults().forEach(fault -> err.println("left out: " + fault.describe()));
    RunOptions.checkParallel(parallel);
    Budget money = Budget.of(budget);
    Judge measured =
        judges.open(judge, money, fault -> err.println("left out: " + fault.describe()));
    taped.apply(tape);
    var plan = new Calibrating.Plan(measured, set, money, parallel, restart, taped.isReplayed());
    Calibration calibration = calibrating.run(plan, out, err);
    try {
      store.write(calibration, out);
    } catch (IOException failed) {
      throw new FaultyInput("--out", out + " cannot be written to", "name a file that can");
    }
    print(calibration);
    if (!TapeOptions.isComplete(tape, err)) {
      return Exit.FAILED;
    }
    return floor.missedBy(calibration).isPresent() ? Exit.FAILED : Exit.OK;
  }

  private void print(Calibration c) {
    PrintWriter to = spec.commandLine().getOut();
    to.printf("judge %s (%s) on %s%n", c.judge(), c.fingerprint().brief(), c.data());
    to.printf(
        Locale.ROOT,
        "%d statements of %d questions, %d not judged; physicians find %.3f of them omitted%n",
        c.statements(),
        c.clusters(),
        c.undecided(),
        c.baseRate());
    line(to, "omission recall", c.omissionRecall());
    line(to, "omission precision", c.omissionPrecision());
    line(to, "match recall", c.matchRecall());
    line(to, "match precision", c.matchPrecision());
    to.printf(Locale.ROOT, "  %-20s %.3f%n", "alpha (nominal)", c.alpha());
    to.println(
        floor.missedBy(c).map(why -> "BELOW THE FLOOR: " + why).orElse("At or above the floor."));
    to.println("Written to " + out);
    to.flush();
  }

  private static void line(PrintWriter to, String name, Calibration.Rate rate) {
    to.printf("  %-20s %s  n=%d%n", name, JudgingReport.words(rate), rate.of());
  }
}
