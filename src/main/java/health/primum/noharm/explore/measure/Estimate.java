package health.primum.noharm.explore.measure;

/**
 * A figure with its 95 % interval.
 *
 * @param value NaN where undefined
 * @param low 2.5th percentile over resamples
 * @param high 97.5th percentile
 */
public record Estimate(double value, double low, double high) {}
