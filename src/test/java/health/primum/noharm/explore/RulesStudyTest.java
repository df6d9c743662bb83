package health.primum.noharm.explore;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.catalog.votes.IatroBenchImport;
import health.primum.catalog.votes.MedPerturbImport;
import health.primum.catalog.votes.VoteTableReader;
import health.primum.noharm.explore.VoteImport.Commission;
import health.primum.noharm.explore.ensemble.Explorer;
import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.result.Contest;
import health.primum.noharm.explore.result.Ensemble;
import health.primum.noharm.explore.result.Exploration;
import health.primum.noharm.explore.result.Verdict;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the tables of METHODOLOGY.md and ENSEMBLES.md on rules and real votes again, and holds the
 * documents to them; {@code -Dstudy.print=true} prints them.
 */
class RulesStudyTest {
  @TempDir Path folder;

  @Test
  void rulesOnCriticalActions() throws IOException {
    Path data = SharedData.folder("iatrobench");
    Exploration same = explore(new IatroBenchImport(), data, Commission.SAME, 6);
    Exploration own = explore(new IatroBenchImport(), data, Commission.OWN, 6);
    var lines = new ArrayList<String>();
    for (int i = 0; i < same.ensembles().size(); i++) {
      Ensemble one = same.ensembles().get(i);
      if (one.size() == 1 || one.size() == 6) {
        Ensemble other = twin(own, one);
        lines.add(
            row(
                name(one),
                missed(one),
                figure(one, Measure.OMISSION_HARM, 1),
                figure(one, Measure.COMMISSION_HARM, 2),
                figure(other, Measure.COMMISSION_HARM, 2),
                one.size() == 1 ? "" : verdict(one) + " / " + verdict(other)));
      }
    }
    Map<String, Map<Verdict, Integer>> byRule = Conclusion.byRule(same);
    for (String rule : byRule.keySet()) {
      lines.add(row(rule, counts(byRule.get(rule)), counts(Conclusion.byRule(own).get(rule))));
    }
    lines.addAll(List.of(picked(same), picked(own)));
    check("METHODOLOGY.md", lines);
  }

  @Test
  void everySubsetUnderEveryRule() throws IOException {
    Path data = SharedData.folder("iatrobench");
    Exploration same = explore(new IatroBenchImport(), data, Commission.SAME, 6);
    Exploration own = explore(new IatroBenchImport(), data, Commission.OWN, 6);
    Map<List<String>, Map<String, String>> subsets = new LinkedHashMap<>();
    for (Ensemble one : same.ensembles()) {
      subsets
          .computeIfAbsent(one.members(), any -> new HashMap<>())
          .put(one.rule(), safety(one) + " / " + safety(twin(own, one)));
    }
    assertThat(subsets).hasSize(63);
    List<String> rules =
        List.of("any", "majority", "unanimous", "quorum: 2", "quorum: 3", "quorum: 4", "quorum: 5");
    var lines = new ArrayList<String>();
    subsets.forEach(
        (members, cells) -> {
          var row = new ArrayList<>(List.of(String.join(", ", members)));
          rules.forEach(rule -> row.add(cells.getOrDefault(rule, "")));
          if (members.size() == 1) {
            row.set(1, cells.getOrDefault("solo", ""));
          }
          lines.add(row(row.toArray(String[]::new)));
        });
    Conclusion.sentences(same).forEach(sentence -> lines.add("> " + sentence));
    Conclusion.sentences(own).forEach(sentence -> lines.add("> " + sentence));
    check("ENSEMBLES.md", lines);
  }

  private static String safety(Ensemble one) {
    Contest contest = one.contest();
    String mark =
        contest == null
            ? ""
            : switch (contest.verdict()) {
              case YES -> " +";
              case NO -> " -";
              case INCONCLUSIVE -> " ?";
            };
    return String.format(Locale.ROOT, "%.3f%s", one.figure(Measure.SAFETY).value(), mark);
  }

  @Test
  void rulesAgainstTheClinicianMajority() throws IOException {
    Path data = SharedData.folder("medperturb");
    Exploration exploration = explore(new MedPerturbImport(), data, Commission.SAME, 4);
    var lines = new ArrayList<String>();
    for (Ensemble one : exploration.ensembles()) {
      if (one.size() == 1
          || one.size() == 4
          || one.members().equals(List.of("GPT4", "LLAMA3", "LLAMA3-70"))) {
        lines.add(
            row(
                name(one),
                missed(one),
                figure(one, Measure.COMMISSION_RATE, 3),
                figure(one, Measure.SAFETY, 3),
                verdict(one)));
      }
    }
    Conclusion.byRule(exploration)
        .forEach((rule, verdicts) -> lines.add(row(rule, counts(verdicts))));
    lines.add(picked(exploration));
    check("METHODOLOGY.md", lines);
  }

  private Exploration explore(VoteImport set, Path data, Commission commission, int size)
      throws IOException {
    set.run(data, folder, commission);
    return new Explorer()
        .explore(
            new VoteTableReader()
                .read(folder.resolve("options.csv"), folder.resolve("votes.csv"), List.of())
                .table(),
            Specs.ofSize(size).resamples(10_000).get());
  }

  private static Ensemble twin(Exploration other, Ensemble one) {
    return other.ensembles().stream()
        .filter(e -> e.members().equals(one.members()) && e.rule().equals(one.rule()))
        .findFirst()
        .orElseThrow();
  }

  private static String name(Ensemble one) {
    return one.size() == 1
        ? one.members().getFirst() + " alone"
        : (one.size() == 3 ? "without PALMYRA-MED, " : "all, ") + one.rule();
  }

  private static String missed(Ensemble one) {
    Estimate recall = one.figure(Measure.RECALL);
    return text(1 - recall.value(), 1 - recall.high(), 1 - recall.low(), 3);
  }

  private static String figure(Ensemble one, Measure measure, int decimals) {
    Estimate figure = one.figure(measure);
    return text(figure.value(), figure.low(), figure.high(), decimals);
  }

  private static String text(double value, double low, double high, int decimals) {
    String form = "%." + decimals + "f";
    return String.format(Locale.ROOT, form + " (" + form + " to " + form + ")", value, low, high);
  }

  private static String verdict(Ensemble one) {
    Contest contest = one.contest();
    return contest == null ? "" : contest.verdict().name().toLowerCase(Locale.ROOT);
  }

  private static String counts(Map<Verdict, Integer> verdicts) {
    return verdicts.getOrDefault(Verdict.YES, 0)
        + ", "
        + verdicts.getOrDefault(Verdict.NO, 0)
        + ", "
        + verdicts.getOrDefault(Verdict.INCONCLUSIVE, 0);
  }

  private static String picked(Exploration exploration) {
    Estimate d =
        java.util.Objects.requireNonNull(exploration.picked(), "nothing was picked").difference();
    return String.format(Locale.ROOT, "%+.3f (%+.3f to %+.3f)", d.value(), d.low(), d.high());
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static void check(String document, List<String> lines) throws IOException {
    if (Boolean.getBoolean("study.print")) {
      lines.forEach(System.out::println);
    }
    assertThat(Files.readString(Path.of("src/docs", document))).contains(lines);
  }
}
