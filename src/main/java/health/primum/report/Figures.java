package health.primum.report;

/** Numbers of wide tables: six decimals, fast. */
final class Figures {
  private static final long SCALE = 1_000_000;
  private static final double LARGEST = 1e12;

  private Figures() {}

  /**
   * Rounded to six decimals, halves up, without trailing zeros but one; empty where undefined,
   * {@code inf} where infinite.
   */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (Math.abs(value) >= LARGEST) {
      return Decimals.exact(value);
    }
    long scaled = Math.round(value * SCALE);
    long magnitude = Math.abs(scaled);
    long fraction = magnitude % SCALE;
    int digits = 6;
    while (digits > 1 && fraction % 10 == 0) {
      fraction /= 10;
      digits--;
    }
    String decimals = Long.toString(fraction);
    return (scaled < 0 ? "-" : "")
        + magnitude / SCALE
        + "."
        + "0".repeat(digits - decimals.length())
        + decimals;
  }
}
