package health.primum.noharm.stats;

/**
 * How many cases it takes for one more harm: 1 / rate, or 1 / difference of two rates.
 *
 * <p>Infinite where the rate is 0. An interval of a difference that holds 0 runs through infinity:
 * from one harm more in so many cases, over none, to one less in so many (Altman, BMJ 317, 1998,
 * 1309).
 *
 * @param value cases a harm; negative when a difference spares harm
 * @param low the end of its interval at the higher rate
 * @param high the end at the lower rate
 * @param throughInfinity whether infinity lies inside the interval
 */
public record NumberNeeded(double value, double low, double high, boolean throughInfinity) {
  /** Of a rate, or a difference of rates, with its interval. */
  public static NumberNeeded of(Interval rate) {
    return new NumberNeeded(
        inverse(rate.mean()),
        inverse(rate.high()),
        inverse(rate.low()),
        rate.low() < 0 && rate.high() > 0);
  }

  private static double inverse(double rate) {
    return rate == 0 ? Double.POSITIVE_INFINITY : 1 / rate;
  }
}
