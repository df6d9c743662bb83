package health.primum.cli;

import health.primum.noharm.estimate.CallEstimate;
import health.primum.noharm.estimate.Estimate;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Prints what an evaluation would ask. */
final class EstimatePrinter {
  private final PrintWriter out;

  EstimatePrinter(PrintWriter out) {
    this.out = out;
  }

  void print(Estimate estimate) {
    out.printf(
        "DRY RUN, an estimate: nothing is asked, nothing is written. %d answers, %d judgements, %d calls of live models.%n",
        estimate.answers(), estimate.judgements(), estimate.liveCalls());
    for (CallEstimate call : estimate.calls()) {
      out.printf(
          Locale.ROOT,
          "  %-32s %-24s %6d calls  %s%n",
          call.purpose(),
          call.agent().id(),
          call.calls(),
          call.isLive() ? tokens(call) : "no model");
    }
    out.printf(
        "Together %s to %s US dollars%s: the first is what would be sent, the second with the longest answers allowed.%n",
        dollars(estimate.least()),
        dollars(estimate.most()),
        estimate.isComplete() ? "" : " and what models without a known price take");
    out.println(
        "Four characters count as a token; a text that is not written yet as 1,500 characters. Left out: answers asked for again, calls tried again.");
    out.flush();
  }

  private static String tokens(CallEstimate call) {
    return String.format(
        Locale.ROOT,
        "about %d tokens in, at most %d out, %s",
        call.inputTokens(),
        call.outputTokens(),
        price(call.least(), call.most()));
  }

  private static String price(@Nullable BigDecimal least, @Nullable BigDecimal most) {
    return least == null || most == null
        ? "price unknown"
        : "$" + dollars(least) + " to $" + dollars(most);
  }

  private static String dollars(BigDecimal cost) {
    return cost.setScale(4, RoundingMode.HALF_UP).toPlainString();
  }
}
