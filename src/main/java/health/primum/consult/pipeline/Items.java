package health.primum.consult.pipeline;

import java.util.List;
import java.util.Optional;

/**
 * Work beside consults that messages bring to a crew: items of evaluations. Each method throws
 * {@link health.primum.consult.journal.JournalUnavailable} when the journal is out of reach.
 * Thread-safe.
 */
public interface Items {
  /** None are done here. */
  Items NONE =
      new Items() {
        @Override
        public Optional<Job> take(String evaluation, String item, String holder) {
          throw new UnsupportedOperationException("no evaluation is carried out here");
        }

        @Override
        public List<String> ended(List<String> evaluations) {
          return List.of();
        }
      };

  /** Takes an item; empty when there is nothing to do, or a living holder has it. */
  Optional<Job> take(String evaluation, String item, String holder);

  /** Which of these evaluations ended. */
  List<String> ended(List<String> evaluations);

  /** What is to be done with an item that was taken. */
  @FunctionalInterface
  interface Job {
    /** Does it, on a thread that is interrupted when it is to stop. */
    void carryOut(Hold hold);
  }

  /** What work knows of its being held. */
  interface Hold {
    /** Whether it is to be left as it is, for somebody else or for nobody. */
    boolean isStopped();

    /** Writes down what was paid for, again and again while the journal is away. */
    void insist(Runnable writing);
  }
}
