package health.primum.cli;

import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.VoteImport;
import health.primum.noharm.intake.Intake;
import health.primum.noharm.intake.SetImport;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a published set into our own formats. */
@Command(
    name = "import",
    description =
        "Turn a published set into our own formats, with a file that says what in the mapping is ours: tables for explore (iatrobench, medperturb), benchmarks (noharm, kqa, healthbench), recordings (scribegoat2), reference bands (noharm-leaderboard). Exits 0, 2 for bad input; rows left out are named.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final List<VoteImport> imports;
  private final List<SetImport> sets;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SET", description = "Which set; see above.")
  String set;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the set as published.")
  Path from;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where to write.")
  Path out;

  @Option(
      names = "--commission",
      defaultValue = "same",
      description =
          "iatrobench: are harms of several members in one case the same action (same) or each their own (own)? Default ${DEFAULT-VALUE}.")
  String commission;

  ImportCommand(Instance<VoteImport> imports, Instance<SetImport> sets) {
    this.imports = imports.stream().toList();
    this.sets = sets.stream().toList();
  }

  @Override
  public Integer call() {
    PrintWriter printer = spec.commandLine().getOut();
    try {
      Optional<SetImport> wanted = sets.stream().filter(one -> one.name().equals(set)).findFirst();
      if (wanted.isPresent()) {
        print(wanted.get().run(from, out), printer);
      } else {
        votes().run(from, out, commission()).forEach(printer::println);
      }
    } catch (IOException failed) {
      throw new FaultyInput("--out", out + " cannot be written to", "name a folder that can");
    }
    printer.flush();
    return Exit.OK;
  }

  private void print(Intake intake, PrintWriter printer) {
    PrintWriter errors = spec.commandLine().getErr();
    intake.leftOut().forEach(fault -> errors.println("left out: " + fault.describe()));
    errors.flush();
    intake.lines().forEach(printer::println);
    printer.println(out.resolve("provenance.md") + ": what in the mapping is ours");
    if (!intake.leftOut().isEmpty()) {
      printer.println(intake.leftOut().size() + " rows or files were left out");
    }
  }

  private VoteImport votes() {
    return imports.stream()
        .filter(one -> one.name().equals(set))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultyInput(
                    "SET",
                    "there is no import of '" + set + "'",
                    "use one of "
                        + Stream.concat(
                                imports.stream().map(VoteImport::name),
                                sets.stream().map(SetImport::name))
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }

  private VoteImport.Commission commission() {
    return switch (commission) {
      case "same" -> VoteImport.Commission.SAME;
      case "own" -> VoteImport.Commission.OWN;
      default ->
          throw new FaultyInput(
              "--commission", "there is no '" + commission + "'", "use same or own");
    };
  }
}
