package health.primum.noharm.rubric;

import health.primum.clinical.Appropriateness;
import health.primum.clinical.Category;
import health.primum.fault.Require;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * One thing that could be done in a case, as specialists rated it.
 *
 * @param id unique in its rubric, at least 1
 * @param text the option
 * @param category as the rubric files it
 * @param score the effective rating: {@code placement}, else {@code score}, else {@code grade}
 * @param baseScore the rating before any placement; Resilience uses it
 * @param harmOfInaction whether this is the option of doing nothing
 * @param group the concept it belongs to; empty when none
 * @param groupType why that concept's options stand together
 * @param dependsOn options without one of which this one makes no sense
 * @param ratings of the specialists one by one; empty where only their sum is published
 */
public record RubricOption(
    int id,
    String text,
    Category category,
    Appropriateness score,
    Appropriateness baseScore,
    boolean harmOfInaction,
    String group,
    AbstractionType groupType,
    Set<Integer> dependsOn,
    List<Appropriateness> ratings) {
  public RubricOption {
    Require.within("option id", id, 1, Integer.MAX_VALUE);
    Require.text("option text", text, 2_000);
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(score, "score");
    Objects.requireNonNull(baseScore, "baseScore");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(groupType, "groupType");
    dependsOn = Set.copyOf(dependsOn);
    ratings = List.copyOf(ratings);
  }

  /** An option of which only one rating is known. */
  public RubricOption(
      int id,
      String text,
      Category category,
      Appropriateness score,
      Appropriateness baseScore,
      boolean harmOfInaction,
      String group,
      AbstractionType groupType,
      Set<Integer> dependsOn) {
    this(
        id,
        text,
        category,
        score,
        baseScore,
        harmOfInaction,
        group,
        groupType,
        dependsOn,
        List.of());
  }

  /** Its rating by this rule, where its specialists' ratings are known; else the one there is. */
  public Appropriateness rated(RaterAggregation aggregation) {
    return ratings.isEmpty() ? score : aggregation.of(ratings);
  }

  /** Whether it is one of several any one of which serves. */
  public boolean isAlternative() {
    return groupType == AbstractionType.ALTERNATIVE && !group.isEmpty();
  }
}
