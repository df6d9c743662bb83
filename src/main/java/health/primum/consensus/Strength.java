package health.primum.consensus;

import java.util.Comparator;

/**
 * How strongly members stand behind a candidate; the natural order has the strongest first.
 *
 * @param median of its ratings, 1 to 9; 0 where nobody rated it
 * @param proposers how many proposed it; counts only where nobody rated it
 */
public record Strength(double median, int proposers) implements Comparable<Strength> {
  private static final Comparator<Strength> STRONGEST =
      Comparator.comparingDouble(Strength::median).thenComparing(Strength::proposers).reversed();

  public static Strength of(LedgerEntry entry) {
    return entry.ratings().isEmpty()
        ? new Strength(0, entry.candidate().proposers().size())
        : new Strength(RatingSummary.of(entry.ratings()).median(), 0);
  }

  @Override
  public int compareTo(Strength other) {
    return STRONGEST.compare(this, other);
  }

  public boolean isMoreThan(Strength other) {
    return compareTo(other) < 0;
  }
}
