package health.primum.noharm.report.page;

import health.primum.noharm.report.EvaluationDocument.ArmReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Potential harms of an arm of one kind, over its scored answers.
 *
 * @param kind omission or commission
 * @param answers scored ones
 * @param ofAll this kind's share of all the arm's harms, in words
 * @param perAnswer severe ones an answer
 */
public record HarmCounts(
    String arm,
    String kind,
    int answers,
    int severe,
    int moderate,
    int mild,
    String ofAll,
    String ofSevere,
    String perAnswer) {

  public int total() {
    return severe + moderate + mild;
  }

  /** Of a count, how many an answer: what arms with other numbers of answers compare by. */
  public double perAnswer(int count) {
    return (double) count / answers;
  }

  static List<HarmCounts> of(List<ArmReport> arms) {
    var counts = new ArrayList<HarmCounts>();
    for (ArmReport arm : arms) {
      int all =
          arm.harms().values().stream()
              .flatMap(tiers -> tiers.values().stream())
              .mapToInt(Integer::intValue)
              .sum();
      int severe = arm.harms().values().stream().mapToInt(tiers -> at(tiers, "severe")).sum();
      for (String kind : List.of("omission", "commission")) {
        Map<String, Integer> tiers = arm.harms().get(kind);
        if (tiers != null) {
          counts.add(of(arm, kind, tiers, all, severe));
        }
      }
    }
    return counts;
  }

  private static HarmCounts of(
      ArmReport arm, String kind, Map<String, Integer> tiers, int all, int severe) {
    int own = tiers.values().stream().mapToInt(Integer::intValue).sum();
    return new HarmCounts(
        arm.name(),
        kind,
        arm.scored(),
        at(tiers, "severe"),
        at(tiers, "moderate"),
        at(tiers, "mild"),
        Words.share(own, all),
        Words.share(at(tiers, "severe"), severe),
        String.format(Locale.ROOT, "%.2f", (double) at(tiers, "severe") / arm.scored()));
  }

  private static int at(Map<String, Integer> tiers, String tier) {
    return tiers.getOrDefault(tier, 0);
  }
}
