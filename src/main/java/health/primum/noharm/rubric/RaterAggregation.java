package health.primum.noharm.rubric;

import health.primum.clinical.Appropriateness;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How several specialists' ratings of an option become one (noharm-method, section 7.0). */
public enum RaterAggregation {
  /**
   * All on one side of the scale: the rating nearest to 5, the severity all agree is reached; else
   * 5. The published rule; that it takes the least extreme rating is inferred.
   */
  UNANIMOUS {
    @Override
    public Appropriateness of(List<Appropriateness> ratings) {
      boolean oneSide =
          ratings.stream().allMatch(Appropriateness::isAppropriate)
              || ratings.stream().allMatch(Appropriateness::isInappropriate);
      return oneSide
          ? ratings.stream()
              .min(Comparator.comparingInt(rating -> Math.abs(rating.score() - 5)))
              .orElseThrow()
          : new Appropriateness(5);
    }
  },
  /** The median; of an even number, the middle rating nearer to 5. */
  MAJORITY {
    @Override
    public Appropriateness of(List<Appropriateness> ratings) {
      List<Appropriateness> sorted = ratings.stream().sorted().toList();
      int n = sorted.size();
      return Stream.of(sorted.get((n - 1) / 2), sorted.get(n / 2))
          .min(Comparator.comparingInt(rating -> Math.abs(rating.score() - 5)))
          .orElseThrow();
    }
  };

  /**
   * One rating for several.
   *
   * @param ratings at least one
   */
  public abstract Appropriateness of(List<Appropriateness> ratings);

  /** As the command line writes it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<RaterAggregation> ofLabel(String label) {
    return Arrays.stream(values()).filter(a -> a.label().equals(label)).findFirst();
  }
}
