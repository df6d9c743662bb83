package health.primum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.catalog.votes.VoteTableReader;
import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.ensemble.Explorer;
import health.primum.report.ExploreFiles;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExploreCommandTest {
  private static final String FIXTURE = "src/test/resources/explore/";
  @TempDir Path folder;
  private final StringWriter printed = new StringWriter();

  @Test
  void printsMembersVerdictsWarningsAndWhatTheTableSupports() {
    assertThat(run("--resamples", "200", "--max-size", "2", "--rule", "any", "--rule", "2"))
        .isZero();
    assertThat(printed.toString())
        .contains(
            "4 members, 8 cases in 8 clusters (3 strata), 56 options, 2 repeats; 16 ensembles.",
            "NOHARM-style safety by log-k",
            "ada solo",
            "warning: only 8 clusters are resampled",
            "votes are missing: members abstained there",
            "  any ",
            "  quorum: 2 ",
            "On safety, ",
            " of 12 ensembles are better than every one of their members",
            "Picked without a fold of the cases and judged on it (8 folds)");
    assertThat(folder.resolve("ensembles.csv"))
        .content()
        .startsWith("members,size,rule,safety[log-k],");
    assertThat(folder).isDirectoryContaining("glob:**explore.json");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String[] wrong :
        new String[][] {
          {"--measure", "goodness"},
          {"--measure", "omission_share"},
          {"--safety", "linear"},
          {"--partial", "half"},
          {"--missing", "zero"},
          {"--rule", "most"},
          {"--resamples", "5"},
          {"--max-size", "0"},
          {"--member", "nobody"}
        }) {
      assertThat(run(wrong)).as(wrong[1]).isEqualTo(Exit.BAD_INPUT);
      assertThat(folder).isEmptyDirectory();
    }
  }

  private int run(String... more) {
    var arguments =
        new ArrayList<>(
            List.of(
                "--options",
                FIXTURE + "options.csv",
                "--votes",
                FIXTURE + "votes.csv",
                "--out",
                folder.toString()));
    arguments.addAll(List.of(more));
    var command =
        new CommandLine(
            new ExploreCommand(new VoteTableReader(), new Explorer(), new ExploreFiles()));
    command.setOut(new PrintWriter(printed));
    command.setExecutionExceptionHandler(
        (failure, any, parsed) -> {
          assertThat(failure).isInstanceOf(FaultyInput.class);
          return Exit.BAD_INPUT;
        });
    return command.execute(arguments.toArray(String[]::new));
  }
}
