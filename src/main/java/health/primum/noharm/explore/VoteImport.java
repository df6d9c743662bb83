package health.primum.noharm.explore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns a published set into tables of options and votes, with a file that says what in the mapping
 * is ours.
 */
public interface VoteImport {
  /** As typed on the command line. */
  String name();

  /**
   * Writes {@code options.csv}, {@code votes.csv} and {@code provenance.md}.
   *
   * @param from the folder of the set as published
   * @param commission how a harm that is known of an answer, not of an option, becomes options
   * @return what was written, in lines
   * @throws health.primum.fault.FaultyInput with every fault by file and line
   * @throws IOException when {@code out} cannot be written to
   */
  List<String> run(Path from, Path out, Commission commission) throws IOException;

  /** How harm by doing becomes options where a set scores whole answers. */
  enum Commission {
    /** All members' harms of one case are one action: agreement keeps them. */
    SAME,
    /** Every member's harm is an action of its own: agreement drops them. */
    OWN
  }
}
