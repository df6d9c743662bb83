package health.primum.noharm.score;

import java.util.Arrays;
import java.util.Optional;

/**
 * The two published revisions of the v2 scorer (noharm-method, section 0). A NOHARM score means
 * nothing without it.
 *
 * <p>2026-06 corrects recall and precision for length and sets F1 to zero on any severe harm;
 * 2026-07 does neither.
 */
public enum ScorerRevision {
  R2026_06("2026-06", 2_000),
  R2026_07("2026-07", 10_000);

  private final String label;
  private final int resamples;

  ScorerRevision(String label, int resamples) {
    this.label = label;
    this.resamples = resamples;
  }

  public String label() {
    return label;
  }

  /** Bootstrap resamples that the authors used with it. */
  public int resamples() {
    return resamples;
  }

  public static Optional<ScorerRevision> ofLabel(String label) {
    return Arrays.stream(values()).filter(r -> r.label.equals(label)).findFirst();
  }
}
