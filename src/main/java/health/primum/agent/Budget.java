package health.primum.agent;

import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money that calls may cost, in US dollars. A call reserves the most it could cost before it is
 * made and settles what it did cost afterwards, so that calls going on at once cannot overspend
 * together. What a budget inside another one spends, the outer one spends too. Thread-safe.
 */
public final class Budget {
  private final @Nullable BigDecimal limit;
  private final @Nullable Budget outer;
  private final @Nullable Purse purse;
  private BigDecimal spent = BigDecimal.ZERO;
  private BigDecimal reserved = BigDecimal.ZERO;

  /** Keeps a budget's account somewhere else, where other processes keep theirs. Thread-safe. */
  public interface Purse {
    /** Keeps so much aside; false when it is not left. */
    boolean reserve(BigDecimal most);

    /** Says what money that was kept aside went for. */
    void settle(BigDecimal most, BigDecimal cost);
  }

  private Budget(@Nullable BigDecimal limit, @Nullable Budget outer, @Nullable Purse purse) {
    if (limit != null && limit.signum() < 0) {
      throw new FaultyInput("budget", "is negative", "give US dollars, 0 or more");
    }
    this.limit = limit;
    this.outer = outer;
    this.purse = purse;
  }

  /** Without a bound. */
  public static Budget unlimited() {
    return new Budget(null, null, null);
  }

  /**
   * A budget.
   *
   * @param limit in US dollars, or null for none
   */
  public static Budget of(@Nullable BigDecimal limit) {
    return new Budget(limit, null, null);
  }

  /**
   * A budget whose account is kept somewhere else; what was spent here is no more than this
   * process's part.
   *
   * @param limit in US dollars
   */
  public static Budget kept(BigDecimal limit, Purse purse) {
    return new Budget(limit, null, purse);
  }

  /**
   * A budget inside this one.
   *
   * @param inner its own limit in US dollars, or null for none
   */
  public Budget within(@Nullable BigDecimal inner) {
    return new Budget(inner, this, null);
  }

  /** Whether this budget or one around it has a bound. */
  public boolean isLimited() {
    return limit != null || (outer != null && outer.isLimited());
  }

  /** What was spent so far, in US dollars; calls of unknown price are not in it. */
  public synchronized BigDecimal spent() {
    return spent;
  }

  /** Counts what was spent before, even where that is more than the limit. */
  public void charge(BigDecimal earlier) {
    if (outer != null) {
      outer.charge(earlier);
    }
    synchronized (this) {
      spent = spent.add(earlier);
    }
  }

  /** Keeps this much aside; empty when it is not left. */
  public Optional<Reservation> reserve(BigDecimal most) {
    if (outer == null) {
      return take(most) ? Optional.of(new Reservation(most, null)) : Optional.empty();
    }
    Optional<Reservation> around = outer.reserve(most);
    if (around.isEmpty()) {
      return Optional.empty();
    }
    if (take(most)) {
      return Optional.of(new Reservation(most, around.get()));
    }
    around.get().settle(BigDecimal.ZERO);
    return Optional.empty();
  }

  private boolean take(BigDecimal most) {
    return purse == null ? takeHere(most) : purse.reserve(most);
  }

  private synchronized boolean takeHere(BigDecimal most) {
    if (limit != null && spent.add(reserved).add(most).compareTo(limit) > 0) {
      return false;
    }
    reserved = reserved.add(most);
    return true;
  }

  private void give(BigDecimal most, BigDecimal cost) {
    if (purse != null) {
      purse.settle(most, cost);
    }
    synchronized (this) {
      reserved = purse == null ? reserved.subtract(most) : reserved;
      spent = spent.add(cost);
    }
  }

  /** Money kept aside for one call. */
  public final class Reservation {
    private final BigDecimal most;
    private final @Nullable Reservation around;
    private boolean settled;

    private Reservation(BigDecimal most, @Nullable Reservation around) {
      this.most = most;
      this.around = around;
    }

    /** The most the call could cost. */
    public BigDecimal most() {
      return most;
    }

    /** Says once what the call cost, in US dollars; saying it again changes nothing. */
    public synchronized void settle(BigDecimal cost) {
      if (settled) {
        return;
      }
      settled = true;
      give(most, cost);
      if (around != null) {
        around.settle(cost);
      }
    }
  }
}
