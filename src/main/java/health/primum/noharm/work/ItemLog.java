package health.primum.noharm.work;

import java.util.List;

/**
 * Keeps finished steps of one evaluation. A step that {@link #append} returned from is kept
 * whatever becomes of the process. Thread-safe.
 */
public interface ItemLog extends AutoCloseable {
  /** Keeps nothing. */
  ItemLog NONE =
      new ItemLog() {
        @Override
        public List<Line> earlier() {
          return List.of();
        }

        @Override
        public void append(Kept step) {
          // Nobody goes on with it.
        }

        @Override
        public void close() {
          // Nothing was opened.
        }
      };

  /**
   * A step that an earlier run kept.
   *
   * @param number of its line, for messages
   */
  record Line(int number, Kept step) {}

  /** What earlier runs kept, in their order. */
  List<Line> earlier();

  /**
   * Keeps a step.
   *
   * @throws java.io.UncheckedIOException when it cannot be kept: the evaluation must end, for what
   *     it would ask and pay for would be lost
   */
  void append(Kept step);

  @Override
  void close();
}
