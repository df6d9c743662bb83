package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Estimate;
import java.util.List;

/**
 * An ensemble picked honestly: in every fold of the clusters the best ensemble and the best member
 * are picked without that fold and judged on it.
 *
 * @param folds how many
 * @param teams what was picked, fold by fold
 * @param members the same of members alone
 * @param difference figure of the picked ensembles minus that of the picked members; its interval
 *     takes the picks as given
 * @param verdict whether that difference is good, bad or can be either
 */
public record Picked(
    int folds, List<String> teams, List<String> members, Estimate difference, Verdict verdict) {
  public Picked {
    teams = List.copyOf(teams);
    members = List.copyOf(members);
  }

  static Verdict verdict(Estimate difference, int sign) {
    double low = sign > 0 ? difference.low() : -difference.high();
    double high = sign > 0 ? difference.high() : -difference.low();
    return low > 0 ? Verdict.YES : high < 0 ? Verdict.NO : Verdict.INCONCLUSIVE;
  }
}
