package health.primum.consult.journal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Messages that were written with what they tell of and are still to be sent. Thread-safe. */
public interface Outbox {
  /** Thrown by a sender of which some messages were taken all the same. */
  abstract class Unsent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Message> taken;

    protected Unsent(String message, Collection<Message> taken) {
      super(message);
      this.taken = Set.copyOf(taken);
    }

    /** Those that need not be sent again. */
    public final Set<Message> taken() {
      return taken;
    }
  }

  /**
   * Gives the oldest messages to a sender and forgets them when it returns; keeps them when it
   * throws, but for those that were {@link Unsent#taken}. Two processes do not get the same message
   * at the same time.
   *
   * @return how many there were
   * @throws JournalUnavailable when the journal is
   */
  int drain(int most, Consumer<List<Message>> sender);

  /** Is called whenever a message was written in this process. */
  void onMessage(Runnable news);
}
