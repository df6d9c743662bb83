package health.primum.report;

import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.result.Contest;
import health.primum.noharm.explore.result.Contribution;
import health.primum.noharm.explore.result.Ensemble;
import health.primum.noharm.explore.result.Exploration;
import health.primum.noharm.explore.result.Front;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An exploration's tables: ensembles, front, members. */
final class ExploreTables {
  private ExploreTables() {}

  static String ensembles(Exploration exploration) {
    var header = new ArrayList<>(List.of("members", "size", "rule"));
    for (Measure measure : Measure.values()) {
      header.addAll(triple(name(measure, exploration)));
    }
    header.addAll(
        List.of(
            "nnh_runs_without_severe_harm",
            "unanswered",
            "best_member",
            "difference",
            "difference_low",
            "difference_high",
            "beats_its_best_member"));
    return Csv.write(
        header, exploration.ensembles().parallelStream().map(ExploreTables::row).toList());
  }

  /** The safety function is part of the name of every figure that rests on it. */
  private static String name(Measure measure, Exploration exploration) {
    return measure == Measure.SAFETY || measure == Measure.OVERALL
        ? measure.label() + "[" + exploration.spec().safety().label() + "]"
        : measure.label();
  }

  private static List<String> triple(String name) {
    return List.of(name, name + "_low", name + "_high");
  }

  private static List<String> row(Ensemble ensemble) {
    var row = new ArrayList<String>(80);
    row.add(String.join("+", ensemble.members()));
    row.add(String.valueOf(ensemble.size()));
    row.add(ensemble.rule());
    ensemble.figures().forEach(figure -> add(row, figure));
    row.add(String.valueOf(ensemble.harmless()));
    row.add(String.valueOf(ensemble.unanswered()));
    Contest contest = ensemble.contest();
    if (contest == null) {
      row.addAll(List.of("", "", "", "", ""));
    } else {
      row.add(contest.best());
      add(row, contest.difference());
      row.add(contest.verdict().name().toLowerCase(Locale.ROOT));
    }
    return row;
  }

  private static void add(List<String> row, Estimate figure) {
    row.add(Figures.of(figure.value()));
    row.add(Figures.of(figure.low()));
    row.add(Figures.of(figure.high()));
  }

  static String front(Exploration exploration) {
    var header = new ArrayList<>(List.of("against", "members", "size", "rule"));
    header.addAll(triple("omission_harm"));
    header.addAll(triple("against_figure"));
    header.add("beats_its_best_member");
    return Csv.write(header, exploration.front().stream().map(ExploreTables::row).toList());
  }

  private static List<String> row(Front.Point point) {
    Ensemble ensemble = point.ensemble();
    var row =
        new ArrayList<>(
            List.of(
                point.against().label(),
                String.join("+", ensemble.members()),
                String.valueOf(ensemble.size()),
                ensemble.rule()));
    add(row, ensemble.figure(Measure.OMISSION_HARM));
    add(row, ensemble.figure(point.against()));
    Contest contest = ensemble.contest();
    row.add(contest == null ? "" : contest.verdict().name().toLowerCase(Locale.ROOT));
    return row;
  }

  static String members(Exploration exploration) {
    var header = new ArrayList<>(List.of("member", "rule", "harm_alone"));
    header.addAll(triple("leave_one_out"));
    header.addAll(
        List.of(
            "shapley",
            "shapley_standard_error",
            "shapley_omission",
            "shapley_commission",
            "abstentions"));
    return Csv.write(header, exploration.members().stream().map(ExploreTables::row).toList());
  }

  private static List<String> row(Contribution member) {
    var row = new ArrayList<>(List.of(member.member(), member.rule(), Figures.of(member.alone())));
    add(row, member.leftOut());
    row.add(Figures.of(member.shapley()));
    row.add(Figures.of(member.error()));
    row.add(Figures.of(member.shapleyOmission()));
    row.add(Figures.of(member.shapleyCommission()));
    row.add(String.valueOf(member.abstentions()));
    return row;
  }
}
