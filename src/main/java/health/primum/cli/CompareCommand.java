package health.primum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.Difference;
import health.primum.noharm.comparison.Measure;
import health.primum.noharm.gate.Gate;
import health.primum.noharm.gate.Gate.Outcome;
import health.primum.noharm.gate.KeptReport;
import health.primum.noharm.gate.ReportSource;
import health.primum.noharm.report.ContrastReport;
import health.primum.noharm.report.ContrastReport.DifferenceReport;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.score.ScorerRevision;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares two evaluations, for a build that must not let a change do harm. */
@Command(
    name = "compare",
    description =
        "Say whether the second evaluation is no worse than the first, case by case. Exits 0 when it holds, 1 for a regression, 2 when it cannot be told or the two were not measured alike.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ReportSource reports;

  @Spec CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "BEFORE",
      description = "A report.json or its folder; with several arms as REPORT:ARM.")
  String before;

  @Parameters(index = "1", paramLabel = "AFTER", description = "The same, of what came after.")
  String after;

  @Option(
      names = "--metric",
      split = ",",
      defaultValue = "Severe_rate,F1_weighted",
      description = "All must hold; ${DEFAULT-VALUE} by default.")
  List<String> metrics = List.of();

  @Option(
      names = "--margin",
      defaultValue = "" + Comparing.DEFAULT_MARGIN,
      description = "Largest disadvantage of no consequence; ${DEFAULT-VALUE} by default.")
  double margin;

  @Option(names = "--seed", defaultValue = "0", description = "Of the bootstrap; 0 by default.")
  long seed;

  @Option(names = "--json", description = "Print the outcome as JSON.")
  boolean json;

  CompareCommand(ReportSource reports) {
    this.reports = reports;
  }

  /** The outcome as data. */
  private record Document(
      String outcome,
      String before,
      String after,
      double margin,
      List<String> reasons,
      List<DifferenceReport> differences) {}

  @Override
  public Integer call() throws JsonProcessingException {
    var asked = new Comparing(null, margin);
    List<Measure> measures = metrics.stream().map(CompareCommand::measure).distinct().toList();
    Named first = named(before);
    Named second = named(after);
    Outcome outcome =
        new Gate(measures, asked.margin(), ScorerRevision.R2026_07.resamples(), seed)
            .decide(
                first.report(),
                first.report().arm(first.arm()),
                second.report(),
                second.report().arm(second.arm()));
    print(document(outcome));
    return switch (outcome) {
      case Outcome.Holds holds -> Exit.OK;
      case Outcome.Regression regression -> Exit.FAILED;
      case Outcome.CannotTell open -> Exit.BAD_INPUT;
      case Outcome.NotComparable unlike -> Exit.BAD_INPUT;
    };
  }

  private Document document(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Holds(var differences, var reason) ->
          document("holds", List.of(reason), differences);
      case Outcome.Regression(var differences, var reasons) ->
          document("regression", reasons, differences);
      case Outcome.CannotTell(var differences, var reasons) ->
          document("cannot tell", reasons, differences);
      case Outcome.NotComparable(var reasons) -> document("not comparable", reasons, List.of());
    };
  }

  private Document document(String outcome, List<String> reasons, List<Difference> differences) {
    return new Document(
        outcome,
        before,
        after,
        margin,
        reasons,
        differences.stream().map(d -> ContrastReport.of(d, margin, 1)).toList());
  }

  private void print(Document document) throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(JSON.writeValueAsString(document));
      return;
    }
    document.differences().forEach(difference -> out.println(difference.sentence()));
    out.println(document.outcome().toUpperCase(java.util.Locale.ROOT));
    document.reasons().forEach(reason -> out.println("  " + reason));
    out.flush();
  }

  /** A report, and the arm that was named with it. */
  private record Named(KeptReport report, @Nullable String arm) {}

  /** {@code FOLDER}, {@code FILE}, or either followed by {@code :ARM}. */
  private Named named(String text) {
    int colon = text.lastIndexOf(':');
    return colon <= 0 || Files.exists(Path.of(text))
        ? new Named(reports.read(Path.of(text)), null)
        : new Named(reports.read(Path.of(text.substring(0, colon))), text.substring(colon + 1));
  }

  private static Measure measure(String label) {
    return Measure.ofLabel(label.strip())
        .orElseThrow(
            () ->
                new FaultyInput(
                    "--metric",
                    "there is no metric '" + label + "'",
                    "name one of: "
                        + Arrays.stream(Measure.values())
                            .map(Measure::label)
                            .collect(Collectors.joining(", "))));
  }
}
