package health.primum.noharm.redteam.source;

import java.nio.file.Path;

/** Reads decisions on contexts told in several ways. */
@FunctionalInterface
public interface SwapVoteSource {
  /**
   * Reads a folder.
   *
   * @throws health.primum.fault.FaultyInput when nothing can be read
   */
  SwapVotes read(Path folder);
}
