package health.primum.cli;

import health.primum.consult.Roster;
import health.primum.fault.FaultyInput;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Runs the service until it is stopped. */
@Command(
    name = "serve",
    description = "Serve consults over HTTP until stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Roster roster;

  ServeCommand(Roster roster) {
    this.roster = roster;
  }

  @Override
  public Integer call() {
    if (!roster.faults().isEmpty()) {
      throw new FaultyInput(roster.faults());
    }
    Quarkus.waitForExit();
    return Exit.OK;
  }
}
