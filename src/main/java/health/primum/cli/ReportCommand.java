package health.primum.cli;

import health.primum.fault.FaultyInput;
import health.primum.noharm.report.page.PageSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the page of an evaluation again. */
@Command(
    name = "report",
    description = "Make report.html again from what evaluate --out wrote. Exits 0, or 2.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final PageSink pages;

  @Spec CommandSpec spec;

  @Parameters(index = "0", paramLabel = "DIR", description = "The folder that --out named.")
  Path folder;

  @Option(
      names = "--bands",
      paramLabel = "FILE",
      description = "The published leaderboard's metrics CSV (NOHARM v1), shown as reference.")
  @Nullable Path bands;

  ReportCommand(PageSink pages) {
    this.pages = pages;
  }

  @Override
  public Integer call() {
    try {
      spec.commandLine().getOut().println(pages.again(folder, bands));
      spec.commandLine().getOut().flush();
      return Exit.OK;
    } catch (IOException failed) {
      throw new FaultyInput("DIR", folder + " cannot be written to", "name a folder that can");
    }
  }
}
