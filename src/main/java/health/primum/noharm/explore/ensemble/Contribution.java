package health.primum.noharm.explore.ensemble;

import health.primum.noharm.explore.measure.Estimate;

/**
 * What a member adds to the harm of the team of all members under a rule, in weighted harm a case
 * (1, 5, 25); negative where it prevents harm. An option that nobody voted on counts as not
 * recommended.
 *
 * @param alone its harm as a team of one
 * @param leftOut harm of the whole team minus harm without it, on the same resamples
 * @param shapley mean over all orders of joining of what its joining changes; the team of nobody
 *     recommends nothing
 * @param error standard error of {@code shapley} where orders were drawn; 0 where all were taken
 * @param shapleyOmission the part by leaving out
 * @param shapleyCommission the part by doing
 * @param abstentions options it did not vote on, over all repeats
 */
public record Contribution(
    String member,
    String rule,
    double alone,
    Estimate leftOut,
    double shapley,
    double error,
    double shapleyOmission,
    double shapleyCommission,
    int abstentions) {}
