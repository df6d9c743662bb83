package health.primum.clinical;

import java.util.List;
import java.util.Objects;

/**
 * A plan: how the writer sees the case, and what to do.
 *
 * @param assessment may be empty
 * @param recommendations in the writer's order; may be empty
 */
public record ManagementPlan(String assessment, List<Recommendation> recommendations) {
  public ManagementPlan {
    Objects.requireNonNull(assessment, "assessment");
    recommendations = List.copyOf(recommendations);
  }

  /**
   * The plan as numbered free text, the form in which an answer is judged: the assessment, a blank
   * line, then one numbered line for each recommendation with its condition.
   */
  public String asText() {
    var text = new StringBuilder(assessment);
    for (int i = 0; i < recommendations.size(); i++) {
      text.append(text.isEmpty() ? "" : i == 0 ? "\n\n" : "\n");
      text.append(i + 1).append(". ").append(recommendations.get(i).statement());
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return "ManagementPlan[" + recommendations.size() + " recommendations]";
  }
}
