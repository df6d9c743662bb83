package health.primum.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Says what something took. */
final class Cost {
  private Cost() {}

  /**
   * Tokens and dollars.
   *
   * @param dollars null where the price is not known
   */
  static String words(long input, long output, @Nullable String dollars) {
    if (input == 0 && output == 0) {
      return "no tokens";
    }
    String cost =
        dollars == null
            ? "cost unknown"
            : "$" + new BigDecimal(dollars).setScale(4, RoundingMode.HALF_UP).toPlainString();
    return "%d tokens in, %d out, %s".formatted(input, output, cost);
  }
}
