package health.primum.noharm.redteam.suite;

import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.consensus.ActionMatcher;
import java.util.ArrayList;
import java.util.List;

/** How far two plans differ. */
final class PlanChange {
  private PlanChange() {}

  /**
   * Of both plans' actions the share without a counterpart (1 - Dice), 0 to 1; 0 where both are
   * empty.
   */
  static double share(ActionMatcher matcher, ManagementPlan one, ManagementPlan other) {
    List<Recommendation> left = one.recommendations();
    List<Recommendation> right = new ArrayList<>(other.recommendations());
    int all = left.size() + right.size();
    int paired = 0;
    for (Recommendation action : left) {
      for (int i = 0; i < right.size(); i++) {
        if (matcher.sameAction(action, right.get(i))) {
          right.remove(i);
          paired++;
          break;
        }
      }
    }
    return all == 0 ? 0 : 1 - 2.0 * paired / all;
  }
}
