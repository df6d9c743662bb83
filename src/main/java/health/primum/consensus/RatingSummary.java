package health.primum.consensus;

import java.util.List;

/**
 * What several ratings of one candidate come to, by the RAND/UCLA appropriateness method (Fitch et
 * al., The RAND/UCLA Appropriateness Method User's Manual, 2001).
 *
 * @param count how many ratings
 * @param median 1 to 9, the mean of the middle two where their number is even
 * @param ipr interpercentile range, 30th to 70th percentile, 0 to 8
 * @param ipras the same adjusted for symmetry: 2.35 + 1.5 x |5 - midpoint of the range|
 * @param lowest the lowest rating, 1 to 9
 * @param highest the highest rating, 1 to 9
 */
public record RatingSummary(
    int count, double median, double ipr, double ipras, int lowest, int highest) {
  private static final double IPRR = 2.35;
  private static final double CORRECTION = 1.5;

  /**
   * The summary of ratings.
   *
   * @param ratings at least one
   */
  public static RatingSummary of(List<MemberRating> ratings) {
    if (ratings.isEmpty()) {
      throw new IllegalArgumentException("there are no ratings to sum up");
    }
    double[] sorted = ratings.stream().mapToDouble(r -> r.score().score()).sorted().toArray();
    double low = percentile(sorted, 0.3);
    double high = percentile(sorted, 0.7);
    return new RatingSummary(
        sorted.length,
        percentile(sorted, 0.5),
        high - low,
        IPRR + CORRECTION * Math.abs(5 - (low + high) / 2),
        (int) sorted[0],
        (int) sorted[sorted.length - 1]);
  }

  /** Ratings at both ends of the scale, more than symmetry explains. */
  public boolean isDisagreement() {
    return ipr > ipras;
  }

  public boolean isAppropriate() {
    return median >= 7 && !isDisagreement();
  }

  public boolean isInappropriate() {
    return median <= 3 && !isDisagreement();
  }

  /** Linear interpolation between the closest ranks. */
  private static double percentile(double[] sorted, double share) {
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
  }
}
