package health.primum.cli;

import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.VoteImport;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Turns a published set into tables for {@code primum explore}. */
@Command(
    name = "import",
    description =
        "Turn a published set (iatrobench, medperturb) into options.csv and votes.csv for explore, with a file that says what in the mapping is ours.",
    mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
  private final List<VoteImport> imports;

  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SET", description = "iatrobench or medperturb.")
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

  ImportCommand(Instance<VoteImport> imports) {
    this.imports = imports.stream().toList();
  }

  @Override
  public Integer call() {
    VoteImport wanted =
        imports.stream()
            .filter(one -> one.name().equals(set))
            .findFirst()
            .orElseThrow(
                () ->
                    new FaultyInput(
                        "SET",
                        "there is no import of '" + set + "'",
                        "use one of "
                            + String.join(
                                ", ", imports.stream().map(VoteImport::name).sorted().toList())));
    VoteImport.Commission how =
        switch (commission) {
          case "same" -> VoteImport.Commission.SAME;
          case "own" -> VoteImport.Commission.OWN;
          default ->
              throw new FaultyInput(
                  "--commission", "there is no '" + commission + "'", "use same or own");
        };
    PrintWriter printer = spec.commandLine().getOut();
    try {
      wanted.run(from, out, how).forEach(printer::println);
    } catch (IOException failed) {
      throw new FaultyInput("--out", out + " cannot be written to", "name a folder that can");
    }
    printer.flush();
    return Exit.OK;
  }
}
