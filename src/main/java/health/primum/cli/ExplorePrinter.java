package health.primum.cli;

import health.primum.noharm.explore.Conclusion;
import health.primum.noharm.explore.Tables;
import health.primum.noharm.explore.ensemble.Ensemble;
import health.primum.noharm.explore.ensemble.Exploration;
import health.primum.noharm.explore.ensemble.Verdict;
import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** An exploration in a screenful. */
final class ExplorePrinter {
  private static final List<Measure> SHOWN =
      List.of(
          Measure.SAFETY,
          Measure.OMISSION_HARM,
          Measure.COMMISSION_HARM,
          Measure.RECALL,
          Measure.RESTRAINT,
          Measure.CASE_HARM_SEVERE);
  private static final int BEST = 5;
  private final PrintWriter out;

  ExplorePrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Exploration exploration, Tables tables, Path folder) {
    Exploration.Facts facts = exploration.facts();
    out.printf(
        "%d members, %d cases in %d clusters (%d strata), %d options, %d repeats; %d ensembles.%n",
        facts.members().size(),
        facts.cases(),
        facts.clusters(),
        facts.strata(),
        facts.options(),
        facts.repeats(),
        exploration.ensembles().size());
    out.printf(
        "NOHARM v1, closed list; NOHARM-style safety by %s; 95 %% intervals of %d resamples, seed %d.%n",
        exploration.spec().safety().label(),
        exploration.spec().resamples(),
        exploration.spec().seed());
    rows("Members", exploration.ensembles().stream().filter(e -> e.size() == 1).toList());
    rows(
        "Ensembles with the best "
            + exploration.spec().measure().label()
            + " (picked on these data)",
        best(exploration));
    verdicts(exploration);
    tables.remarks().forEach(remark -> out.println("note: " + remark));
    exploration.warnings().forEach(warning -> out.println("warning: " + warning));
    out.println();
    Conclusion.sentences(exploration).forEach(out::println);
    out.println(
        "Everything: "
            + folder.resolve("ensembles.csv")
            + ", front.csv, members.csv, explore.json");
    out.flush();
  }

  private static List<Ensemble> best(Exploration exploration) {
    Measure measure = exploration.spec().measure();
    int sign = measure.isHigherBetter() ? -1 : 1;
    return exploration.teams().stream()
        .filter(team -> !Double.isNaN(team.figure(measure).value()))
        .sorted(Comparator.comparingDouble(team -> sign * team.figure(measure).value()))
        .limit(BEST)
        .toList();
  }

  private void rows(String title, List<Ensemble> rows) {
    out.printf("%n%s%n%-44s", title, "");
    SHOWN.forEach(measure -> out.printf(" %-24s", measure.label()));
    out.println();
    for (Ensemble row : rows) {
      String name = String.join("+", row.members()) + " " + row.rule();
      out.printf("%-44s", name.length() > 44 ? name.substring(0, 43) + "~" : name);
      SHOWN.forEach(measure -> out.printf(" %-24s", text(row.figure(measure))));
      out.println();
    }
  }

  private void verdicts(Exploration exploration) {
    out.printf("%nBetter than every member, by rule%n");
    Conclusion.byRule(exploration)
        .forEach(
            (rule, counts) ->
                out.printf(
                    "  %-12s %d yes, %d no, %d inconclusive%n",
                    rule,
                    counts.getOrDefault(Verdict.YES, 0),
                    counts.getOrDefault(Verdict.NO, 0),
                    counts.getOrDefault(Verdict.INCONCLUSIVE, 0)));
  }

  private static String text(Estimate figure) {
    return Double.isNaN(figure.value())
        ? "undefined"
        : String.format(
            Locale.ROOT, "%.3f (%.3f to %.3f)", figure.value(), figure.low(), figure.high());
  }
}
