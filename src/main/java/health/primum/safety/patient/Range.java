package health.primum.safety.patient;

/**
 * What is known of a quantity: it lies between two bounds, both included.
 *
 * @param low the least it can be
 * @param high the most it can be
 * @param estimated whether it was computed from other values and not stated
 */
public record Range(double low, double high, boolean estimated) {
  public static final Range UNKNOWN = new Range(0, Double.MAX_VALUE, false);

  static Range of(double value) {
    return new Range(value, value, false);
  }

  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /** The smallest range that holds both. */
  Range joined(Range other) {
    return !isKnown()
        ? other
        : !other.isKnown()
            ? this
            : new Range(
                Math.min(low, other.low), Math.max(high, other.high), estimated || other.estimated);
  }

  /** Whether the quantity is below, above, at most or at least a limit. */
  public Truth compare(String operator, double limit) {
    return switch (operator) {
      case "<" -> high < limit ? Truth.PRESENT : low >= limit ? Truth.ABSENT : Truth.UNKNOWN;
      case ">" -> low > limit ? Truth.PRESENT : high <= limit ? Truth.ABSENT : Truth.UNKNOWN;
      case ">=" -> low >= limit ? Truth.PRESENT : high < limit ? Truth.ABSENT : Truth.UNKNOWN;
      default -> throw new IllegalStateException("no comparison '" + operator + "'");
    };
  }
}
