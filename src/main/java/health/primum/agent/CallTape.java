package health.primum.agent;

import java.nio.file.Path;
import java.util.SortedSet;

/**
 * Keeps the calls of live models in a folder, or answers from one instead of asking. Thread-safe.
 */
public interface CallTape {
  /**
   * From now on every call is kept below this folder.
   *
   * @throws health.primum.fault.FaultyInput when nothing can be written there
   */
  void record(Path folder);

  /**
   * From now on every call is answered from this folder and no model is asked.
   *
   * @throws health.primum.fault.FaultyInput when it cannot be read, or in production
   */
  void replay(Path folder);

  /**
   * From now on every call with a purpose is kept below this folder as soon as it is answered, and
   * a call that an earlier run finished for the same purpose is answered from there, once, instead
   * of being made again. What failed and may succeed another time is made again.
   *
   * @throws health.primum.fault.FaultyInput when nothing can be written there, or a line is broken
   */
  void keep(Path folder);

  /** The calls that were to be replayed and were not on the tape. */
  SortedSet<String> missing();
}
