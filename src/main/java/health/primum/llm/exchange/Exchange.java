package health.primum.llm.exchange;

/**
 * Sends messages to a live model and gives back what it said.
 *
 * <p>Blocking; made for virtual threads; thread-safe. Whatever goes wrong is an {@link
 * Outcome.Failed}. Interruption ends it with {@code CANCELLED} and closes the connection; the
 * thread's interrupted flag stays set.
 */
@FunctionalInterface
public interface Exchange {
  Outcome send(Turn turn);
}
