package health.primum.store.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Amounts of US dollars as they are kept. */
public final class Money {
  /** Digits after the point of an amount of money: a millionth of a token's price. */
  private static final int SCALE = 12;

  private Money() {}

  /** As it is kept: what does not fit counts as more, never as less. */
  public static BigDecimal stored(BigDecimal amount) {
    return amount.setScale(SCALE, RoundingMode.CEILING);
  }

  /** Without the zeros that keeping it added. */
  public static BigDecimal read(BigDecimal kept) {
    BigDecimal plain = kept.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /** The same of what may be unknown. */
  public static @Nullable BigDecimal readOptional(@Nullable BigDecimal kept) {
    return kept == null ? null : read(kept);
  }
}
