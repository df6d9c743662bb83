package health.primum.cli;

import health.primum.agent.CallTape;
import health.primum.consult.Roster;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.fault.FaultyInput;
import io.quarkus.runtime.Quarkus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the service until it is stopped. */
@Command(
    name = "serve",
    description = "Serve consults over HTTP until stopped.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Roster roster;
  private final EvaluationRegistry evaluations;
  private final CallTape tape;
  private final Service service;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "all",
      description = {
        "What this process does: all (default), api (accepts consults) or worker (carries them out).",
        "api and worker need a broker and a database that they share."
      })
  private Service.Role role = Service.Role.ALL;

  /**
   * The command.
   *
   * @param tape so that a folder to replay that is none is found out before anything is served
   */
  ServeCommand(Roster roster, EvaluationRegistry evaluations, CallTape tape, Service service) {
    this.roster = roster;
    this.evaluations = evaluations;
    this.tape = tape;
    this.service = service;
  }

  @Override
  public Integer call() {
    if (!roster.faults().isEmpty()) {
      throw new FaultyInput(roster.faults());
    }
    if (!evaluations.faults().isEmpty()) {
      throw new FaultyInput(evaluations.faults());
    }
    tape.missing();
    service.start(role);
    Quarkus.waitForExit();
    return Exit.OK;
  }
}
