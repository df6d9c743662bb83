package health.primum.cli;

import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.ExploreSink;
import health.primum.noharm.explore.TableSource;
import health.primum.noharm.explore.Tables;
import health.primum.noharm.explore.ensemble.Exploration;
import health.primum.noharm.explore.ensemble.Explorer;
import health.primum.noharm.explore.ensemble.Spec;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.measure.MissingPolicy;
import health.primum.noharm.explore.measure.SafetyFunction;
import health.primum.noharm.explore.table.PartialPolicy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Measures every ensemble that a table of votes allows. */
@Command(
    name = "explore",
    description =
        "Measure every subset of members under every rule with NOHARM v1, from tables of options and votes, and say whether any beats its best member.",
    mixinStandardHelpOptions = true)
final class ExploreCommand implements Callable<Integer> {
  private final TableSource tables;
  private final Explorer explorer;
  private final ExploreSink sink;

  @picocli.CommandLine.Spec CommandSpec command;

  @Option(
      names = "--options",
      required = true,
      paramLabel = "FILE",
      description = "Columns case, option, score (1 to 9), and cluster where cases are variants.")
  Path options;

  @Option(
      names = "--votes",
      required = true,
      paramLabel = "FILE",
      description = "Columns case, option, member, repeat, vote (yes, partial or no).")
  Path votes;

  @Option(
      names = "--max-size",
      defaultValue = "3",
      description = "Members in an ensemble at most; default ${DEFAULT-VALUE}.")
  int maxSize;

  @Option(names = "--out", required = true, description = "Folder for the tables.")
  Path out;

  @Option(
      names = "--rule",
      description =
          "any, majority, unanimous or a number of votes; repeatable; default all that differ.")
  List<String> rules = List.of();

  @Option(names = "--member", description = "Only these members; repeatable; default all.")
  List<String> members = List.of();

  @Option(
      names = "--measure",
      defaultValue = "safety",
      description = "By which ensembles are compared; default ${DEFAULT-VALUE}.")
  String measure;

  @Option(
      names = "--safety",
      defaultValue = "log-k",
      description = "log-k, hyper-8, cap-25 or log-casemax; default ${DEFAULT-VALUE}.")
  String safety;

  @Option(
      names = "--partial",
      defaultValue = "noharm",
      description =
          "What a partial vote is: noharm (a vote on options scored 1 to 7, none on 8 and 9), yes or no; default ${DEFAULT-VALUE}.")
  String partial;

  @Option(
      names = "--missing",
      defaultValue = "exclude",
      description =
          "What an option is that nobody of an ensemble voted on: exclude or not-recommended; default ${DEFAULT-VALUE}.")
  String missing;

  @Option(names = "--seed", defaultValue = "0", description = "Default ${DEFAULT-VALUE}.")
  long seed;

  @Option(names = "--resamples", defaultValue = "10000", description = "Default ${DEFAULT-VALUE}.")
  int resamples;

  ExploreCommand(TableSource tables, Explorer explorer, ExploreSink sink) {
    this.tables = tables;
    this.explorer = explorer;
    this.sink = sink;
  }

  @Override
  public Integer call() {
    var asked =
        new Spec(
            maxSize,
            List.copyOf(new LinkedHashSet<>(rules.stream().map(Rules::of).toList())),
            one("--measure", measure, Measure.values(), Measure::label),
            one("--safety", safety, SafetyFunction.values(), SafetyFunction::label),
            one(
                "--partial",
                partial,
                PartialPolicy.values(),
                p -> p.name().toLowerCase(Locale.ROOT)),
            one("--missing", missing, MissingPolicy.values(), MissingPolicy::label),
            seed,
            resamples);
    Tables read = tables.read(options, votes, members);
    Exploration exploration = explorer.explore(read.table(), asked);
    try {
      sink.write(exploration, read, out);
    } catch (IOException failed) {
      throw new FaultyInput("--out", out + " cannot be written to", "name a folder that can");
    }
    new ExplorePrinter(command.commandLine().getOut()).print(exploration, read, out);
    return Exit.OK;
  }

  private static <T> T one(String option, String label, T[] values, Function<T, String> labels) {
    return Arrays.stream(values)
        .filter(value -> labels.apply(value).equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultyInput(
                    option,
                    "there is no '" + label + "'",
                    "use one of " + String.join(", ", Arrays.stream(values).map(labels).toList())));
  }
}
