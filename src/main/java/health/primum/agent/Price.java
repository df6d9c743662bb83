package health.primum.agent;

import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs.
 *
 * @param inputPerMillion US dollars for a million input tokens
 * @param outputPerMillion US dollars for a million output tokens
 * @param asOf when that was so; null where nobody said
 */
public record Price(
    BigDecimal inputPerMillion, BigDecimal outputPerMillion, @Nullable LocalDate asOf) {
  public Price {
    if (inputPerMillion.signum() < 0 || outputPerMillion.signum() < 0) {
      throw new FaultyInput(
          "price", "is negative", "give US dollars for a million tokens, 0 or more");
    }
  }

  /** US dollars for one call's tokens. */
  public BigDecimal cost(Usage usage) {
    return inputPerMillion
        .multiply(BigDecimal.valueOf(usage.inputTokens()))
        .add(outputPerMillion.multiply(BigDecimal.valueOf(usage.outputTokens())))
        .movePointLeft(6);
  }
}
