package health.primum.consult.journal;

import java.util.List;
import java.util.Optional;

/**
 * Keeps messages that were given up until an operator decides about them, whatever carries messages
 * otherwise. Durable and thread-safe as the journals.
 */
public interface DeadLetters {
  /**
   * Which of them.
   *
   * @param channel only of this one; empty for all
   * @param id only this one; empty for all
   */
  record Choice(Optional<Message.Channel> channel, Optional<String> id) {
    public static final Choice ALL = new Choice(Optional.empty(), Optional.empty());
  }

  /** Keeps one; the same message given up again for the same reason is counted, not kept twice. */
  void bury(DeadLetter letter);

  /** The latest first, at most so many. */
  List<DeadLetter> list(Choice choice, int most);

  /**
   * Writes them into the {@link Outbox} again and forgets them, in one step. Those that could not
   * be read stay: there is nothing to send.
   *
   * @return how many
   */
  int requeue(Choice choice);

  /** Forgets them. */
  int drop(Choice choice);
}
