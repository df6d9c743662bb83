package health.primum.cli;

import health.primum.noharm.report.EvaluationDocument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Says what something took. */
final class Cost {
  private Cost() {}

  /**
   * Tokens and dollars.
   *
   * @param dollars null where nothing is known of it
   * @param complete whether that is all of it
   */
  static String words(long input, long output, @Nullable String dollars, boolean complete) {
    if (input == 0 && output == 0 && complete) {
      return "no tokens";
    }
    String cost =
        dollars == null
            ? "cost unknown"
            : (complete ? "$" : "at least $")
                + new BigDecimal(dollars).setScale(4, RoundingMode.HALF_UP).toPlainString();
    return "%d tokens in, %d out, %s".formatted(input, output, cost);
  }

  /** An agent's calls, tokens and dollars. */
  static String words(EvaluationDocument.Spent spent) {
    return "%s: %d calls, %s"
        .formatted(
            spent.agent(),
            spent.calls(),
            words(
                spent.inputTokens(), spent.outputTokens(), spent.costUsd(), spent.costComplete()));
  }
}
