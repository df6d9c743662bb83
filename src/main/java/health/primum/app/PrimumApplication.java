package health.primum.app;

import health.primum.cli.PrimumCommand;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

/** Runs the command that was typed. */
public final class PrimumApplication implements QuarkusApplication {
  private static final Logger LOG = Logger.getLogger(PrimumApplication.class.getName());
  private static final int BAD_INPUT = 2;
  private static final int FAULT = 1;

  private final CommandLine.IFactory factory;

  PrimumApplication(CommandLine.IFactory factory) {
    this.factory = factory;
  }

  @Override
  public int run(String... args) {
    var commands = new CommandLine(new PrimumCommand(), factory);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setExecutionExceptionHandler(PrimumApplication::explain);
    if (args.length == 0) {
      commands.usage(commands.getErr());
      return BAD_INPUT;
    }
    return commands.execute(args);
  }

  /**
   * Bad input in plain words; a fault of the program by its kind, without a message that could
   * quote a patient.
   */
  private static int explain(
      Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    PrintWriter err = command.getErr();
    // Settings are read while the program is put together, which wraps what is wrong with them.
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof FaultyInput faulty) {
        faulty.faults().stream().map(Fault::describe).forEach(err::println);
        return BAD_INPUT;
      }
    }
    err.println("primum failed: " + failure.getClass().getSimpleName());
    LOG.log(Level.FINE, "command failed", failure);
    return FAULT;
  }
}
