package health.primum.cli;

import health.primum.consult.Roster;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.fault.Fault;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks agents, teams and prompts. */
@Command(
    name = "validate",
    description =
        "Check agents, teams and prompts, and print the fingerprint of each. Exits 0, or 2 with every fault.",
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private final Roster roster;
  private final EvaluationRegistry evaluations;
  @Spec CommandSpec spec;

  ValidateCommand(Roster roster, EvaluationRegistry evaluations) {
    this.roster = roster;
    this.evaluations = evaluations;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    roster.parts().forEach((part, fingerprint) -> out.println(fingerprint.brief() + "  " + part));
    List<Fault> found =
        Stream.concat(roster.faults().stream(), evaluations.faults().stream()).toList();
    found.forEach(fault -> err.println(fault.describe()));
    int faults = found.size();
    out.println(
        faults == 0 ? "All " + roster.parts().size() + " parts are sound." : faults + " faults.");
    return faults == 0 ? Exit.OK : Exit.BAD_INPUT;
  }
}
