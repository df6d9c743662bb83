package health.primum.agent;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Is told of calls to live models. Called from several threads at once; what it throws is ignored.
 * Nothing it is told carries a patient's text.
 */
public interface ModelListener {
  /** Hears nothing. */
  ModelListener NONE = new ModelListener() {};

  /**
   * A call is over, its retries included.
   *
   * @param failure why there is no answer; empty when there is one
   * @param usage tokens of all its attempts
   * @param cost in US dollars; null where the price is not known
   * @param took from the first attempt to the end of the last
   */
  default void called(
      AgentSpec agent,
      Optional<Failure> failure,
      Usage usage,
      @Nullable BigDecimal cost,
      Duration took) {}

  /** An attempt is about to be repeated. */
  default void retried(AgentSpec agent, Failure because) {}

  /** A second request was sent beside one that does not answer. */
  default void hedged(AgentSpec agent) {}

  /** A provider's circuit opened, so that it is not asked for a while, or closed again. */
  default void circuit(String provider, boolean open) {}

  /** How many requests a provider is sent at once, from now on. */
  default void limit(String provider, int concurrent) {}
}
