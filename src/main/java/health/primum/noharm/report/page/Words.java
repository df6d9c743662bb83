package health.primum.noharm.report.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers for a reader. */
final class Words {
  static final String NONE = "–";

  private Words() {}

  /** Three decimals; a dash where there is none. */
  static String number(@Nullable Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%.3f", value);
  }

  /** The same with its sign. */
  static String signed(@Nullable Double value) {
    return value == null ? NONE : String.format(Locale.ROOT, "%+.3f", value);
  }

  static String range(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? NONE : number(low) + " to " + number(high);
  }

  static String signedRange(@Nullable Double low, @Nullable Double high) {
    return low == null || high == null ? NONE : signed(low) + " to " + signed(high);
  }

  static String p(@Nullable Double p) {
    return p == null ? NONE : p < 0.001 ? "< 0.001" : number(p);
  }

  /** A share as whole per cents; a dash where it is of nothing. */
  static String share(int part, int whole) {
    return whole == 0 ? NONE : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
  }

  static String plural(int count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
