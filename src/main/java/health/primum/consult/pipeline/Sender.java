package health.primum.consult.pipeline;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import java.util.Collection;
import java.util.List;

/** Hands messages to whatever carries them to workers. Thread-safe. */
public interface Sender {
  /**
   * Returns when all of them have been taken over; messages of one consult stay in their order.
   *
   * @throws BrokerUnavailable within a few seconds when that cannot be done; some may have been
   *     taken over, of which it names those that it knows of
   */
  void send(List<Message> messages);

  /** Whether messages can be sent, as far as is known. */
  boolean isWell();

  /** Messages cannot be sent at the moment. */
  final class BrokerUnavailable extends Outbox.Unsent {
    private static final long serialVersionUID = 1L;

    /** With the kind of fault only. */
    public BrokerUnavailable(Throwable fault) {
      this(fault, List.of());
    }

    /** The same, though these messages were taken over. */
    public BrokerUnavailable(Throwable fault, Collection<Message> taken) {
      super("the broker is out of reach: " + fault.getClass().getSimpleName(), taken);
    }
  }
}
