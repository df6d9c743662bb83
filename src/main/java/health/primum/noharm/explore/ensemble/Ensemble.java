package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Estimate;
import health.primum.noharm.explore.measure.Measure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subset of members under a rule, measured.
 *
 * @param members by name, in order
 * @param rule its label; {@code solo} for one member
 * @param figures in the order of {@link Measure}
 * @param harmless runs without severe harm, which the number needed to harm leaves out
 * @param unanswered options nobody of it voted on, over all runs
 * @param contest beside its members; null for one member
 */
public record Ensemble(
    List<String> members,
    String rule,
    List<Estimate> figures,
    int harmless,
    int unanswered,
    @Nullable Contest contest) {
  public Ensemble {
    members = List.copyOf(members);
    figures = List.copyOf(figures);
  }

  public Estimate figure(Measure measure) {
    return figures.get(measure.ordinal());
  }

  public int size() {
    return members.size();
  }
}
