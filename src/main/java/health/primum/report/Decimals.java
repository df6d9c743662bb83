package health.primum.report;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as the kit prints them. */
final class Decimals {
  private Decimals() {}

  /**
   * Rounded to four decimals, half to even on the exact binary value, without trailing zeros but
   * one: 0.997, 1.0.
   */
  static String rounded(double value) {
    return Double.isNaN(value)
        ? ""
        : plain(new BigDecimal(value).setScale(4, RoundingMode.HALF_EVEN));
  }

  /** The shortest decimal that is this double; empty where undefined. */
  static String exact(double value) {
    return Double.isNaN(value) ? "" : plain(new BigDecimal(Double.toString(value)));
  }

  private static String plain(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return (stripped.scale() < 1 ? stripped.setScale(1) : stripped).toPlainString();
  }
}
