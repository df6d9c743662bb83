package health.primum.noharm.judge;

import health.primum.agent.judging.Degree;
import health.primum.clinical.CaseId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How several judges agreed on the options of the same answers.
 *
 * @param judges who, by name
 * @param units options on which at least two of them passed a verdict, counted once an answer
 * @param raw of the pairs of verdicts on one unit, the share that are the same; NaN without units
 * @param nominal Krippendorff's alpha, every difference alike; NaN where undefined
 * @param ordinal Krippendorff's alpha with no &lt; partial &lt; yes
 * @param bySide {@code raw} by the side of the option: appropriate, uncertain, inappropriate
 * @param disagreements every unit on which they differed
 */
public record Agreement(
    List<String> judges,
    int units,
    double raw,
    double nominal,
    double ordinal,
    Map<String, Double> bySide,
    List<Disagreement> disagreements) {
  public Agreement {
    judges = List.copyOf(judges);
    bySide = Collections.unmodifiableMap(new LinkedHashMap<>(bySide));
    disagreements = List.copyOf(disagreements);
  }

  /** One option of one answer on which judges differed. */
  public record Disagreement(
      String arm, CaseId variant, int trial, int option, Map<String, Degree> verdicts) {
    public Disagreement {
      Objects.requireNonNull(arm, "arm");
      Objects.requireNonNull(variant, "variant");
      verdicts = Collections.unmodifiableMap(new TreeMap<>(verdicts));
    }
  }
}
