package health.primum.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Registers evaluations, so that consults can say by which report their team was evaluated. */
@Command(
    name = "register",
    description =
        "Register an evaluation's teams in config/evaluations (so does evaluate --register). Exits 0, or 2 when a team's configuration is no longer the one that was evaluated, or has no score.",
    mixinStandardHelpOptions = true)
final class RegisterCommand implements Callable<Integer> {
  private final Registration registration;

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "REPORT", description = "A report.json or its folder.")
  Path report;

  @Option(names = "--arm", split = ",", description = "Only these arms; else every team.")
  List<String> arms = List.of();

  RegisterCommand(Registration registration) {
    this.registration = registration;
  }

  @Override
  public Integer call() {
    registration.of(report, arms, spec.commandLine().getOut());
    return Exit.OK;
  }
}
