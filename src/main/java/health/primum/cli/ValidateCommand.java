package health.primum.cli;

import health.primum.consult.Roster;
import health.primum.fault.Fault;
import java.util.concurrent.Callable;
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
  @Spec CommandSpec spec;

  ValidateCommand(Roster roster) {
    this.roster = roster;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    var err = spec.commandLine().getErr();
    roster.parts().forEach((part, fingerprint) -> out.println(fingerprint.brief() + "  " + part));
    for (Fault fault : roster.faults()) {
      err.println(fault.describe());
    }
    int faults = roster.faults().size();
    out.println(
        faults == 0 ? "All " + roster.parts().size() + " parts are sound." : faults + " faults.");
    return faults == 0 ? Exit.OK : Exit.BAD_INPUT;
  }
}
