package health.primum.noharm.explore;

import java.nio.file.Path;
import java.util.List;

/**
 * Reads tables of options and votes. Anything wrong is refused with {@link
 * health.primum.fault.FaultyInput}, which names every fault with file and line. Thread-safe.
 */
public interface TableSource {
  /**
   * Tables.
   *
   * @param options comma-separated with columns case, option, score, and optionally cluster
   * @param votes comma-separated with columns case, option, member, repeat, vote
   * @param members those to keep; empty for all
   */
  Tables read(Path options, Path votes, List<String> members);
}
