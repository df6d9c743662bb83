package health.primum.web.events;

import health.primum.consult.ConsultId;
import health.primum.consult.journal.ConsultJournal;
import health.primum.consult.journal.Event;
import java.util.List;

/** Where events of one kind of thing are read. Thread-safe. */
public interface EventSource {
  /** What things happen to. */
  enum Subject {
    CONSULT,
    EVALUATION
  }

  Subject subject();

  /** Events after one, in their order, at most so many. */
  List<Event> events(ConsultId id, long after, int most);

  /** Whether nothing more happens to it; also of what is not kept. */
  boolean isEnded(ConsultId id);

  /** Those of consults. */
  static EventSource of(ConsultJournal journal) {
    return new EventSource() {
      @Override
      public Subject subject() {
        return Subject.CONSULT;
      }

      @Override
      public List<Event> events(ConsultId id, long after, int most) {
        return journal.events(id, after, most);
      }

      @Override
      public boolean isEnded(ConsultId id) {
        return journal.find(id).map(found -> found.state().isFinal()).orElse(true);
      }
    };
  }
}
