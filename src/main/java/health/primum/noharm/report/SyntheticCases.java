package health.primum.noharm.report;

import java.util.List;
import java.util.Optional;

/** What a reader must see of cases that were made up, whoever answered them. */
public final class SyntheticCases {
  private SyntheticCases() {}

  /**
   * {@code SYNTHETIC: ...}; empty where there is no such case.
   *
   * @param ids of those cases
   * @param of how many cases there are
   */
  public static Optional<String> label(List<String> ids, int of) {
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    String which =
        ids.size() == of
            ? (of == 1 ? "the only case was" : "all " + of + " cases were") + " made up"
            : "%d of %d cases were made up (%s)".formatted(ids.size(), of, String.join(", ", ids));
    return Optional.of(
        "SYNTHETIC: "
            + which
            + ", and so were their ratings: no patient and no specialist stands behind figures on them.");
  }
}
