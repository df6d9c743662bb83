package health.primum.agent.judging;

import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a model found in an answer that it compared with a list of options; as it came, so ids may
 * be unknown, double or missing.
 *
 * @param actions the answer's actions
 * @param verdicts on options
 */
public record MatchSheet(List<Found> actions, List<Verdict> verdicts) {
  public MatchSheet {
    actions = List.copyOf(actions);
    verdicts = List.copyOf(verdicts);
  }

  /**
   * One action of the answer.
   *
   * @param id the model's own number for it
   * @param action in brief
   * @param category as the model files it
   * @param evidence the answer's words
   * @param dependsOn actions without one of which it makes no sense
   */
  public record Found(
      int id, String action, String category, String evidence, Set<Integer> dependsOn) {
    public Found {
      Objects.requireNonNull(action, "action");
      Objects.requireNonNull(category, "category");
      Objects.requireNonNull(evidence, "evidence");
      dependsOn = Set.copyOf(dependsOn);
    }
  }

  /**
   * Whether the answer carries out an option.
   *
   * @param option its id
   * @param actions the actions that do
   * @param evidence the answer's words
   */
  public record Verdict(int option, Degree degree, Set<Integer> actions, String evidence) {
    public Verdict {
      Objects.requireNonNull(degree, "degree");
      actions = Set.copyOf(actions);
      Objects.requireNonNull(evidence, "evidence");
    }
  }

  @Override
  public String toString() {
    return "MatchSheet[" + actions.size() + " actions, " + verdicts.size() + " verdicts]";
  }
}
