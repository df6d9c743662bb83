package health.primum.noharm.estimate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation would ask from its beginning. Not in it: answers that are asked for again
 * because they were out of shape, calls that are tried again, options that a judge leaves out.
 *
 * @param answers that are wanted, recordings included
 * @param judgements of them
 */
public record Estimate(long answers, long judgements, List<CallEstimate> calls) {
  public Estimate {
    calls = List.copyOf(calls);
  }

  /** Calls of live models. */
  public long liveCalls() {
    return calls.stream().filter(CallEstimate::isLive).mapToLong(CallEstimate::calls).sum();
  }

  /** What is sent costs, as far as prices are known. */
  public BigDecimal least() {
    return sum(calls.stream().map(CallEstimate::least).toList());
  }

  /** The same with the longest answers allowed. */
  public BigDecimal most() {
    return sum(calls.stream().map(CallEstimate::most).toList());
  }

  /** Whether every price is known. */
  public boolean isComplete() {
    return calls.stream().noneMatch(call -> call.most() == null);
  }

  private static BigDecimal sum(List<@Nullable BigDecimal> costs) {
    return costs.stream().filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
