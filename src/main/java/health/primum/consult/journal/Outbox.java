package health.primum.consult.journal;

import java.util.List;
import java.util.function.Consumer;

/** Messages that were written with what they tell of and are still to be sent. Thread-safe. */
public interface Outbox {
  /**
   * Gives the oldest messages to a sender and forgets them when it returns; keeps them when it
   * throws. Two processes do not get the same message at the same time.
   *
   * @return how many there were
   * @throws JournalUnavailable when the journal is
   */
  int drain(int most, Consumer<List<Message>> sender);

  /** Is called whenever a message was written in this process. */
  void onMessage(Runnable news);
}
