package health.primum.consult.pipeline;

import health.primum.consult.journal.Acceptance;
import health.primum.consult.journal.JournalUnavailable;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.Repeatable;
import java.util.Optional;

/** Who may carry a consult out in the very process that accepts it. Thread-safe. */
public interface Hands {
  /**
   * Writes a consult down and begins it here, where there is room, so that no message need be sent.
   *
   * @return empty when there is no room and nothing was written
   * @throws JournalUnavailable as {@link Reception#accept} does
   */
  Optional<Acceptance> accept(Question question, Optional<Repeatable> repeatable);
}
