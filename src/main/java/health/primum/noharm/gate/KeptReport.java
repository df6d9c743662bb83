package health.primum.noharm.gate;

import health.primum.agent.Fingerprint;
import health.primum.fault.FaultyInput;
import health.primum.noharm.comparison.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation left behind, as far as decisions need it.
 *
 * @param name of the file, for people
 * @param fingerprint of its bytes
 * @param judge where verdicts came from
 * @param judges those that judged for it, by name: models, prompts and settings of each
 * @param withheld why F1 and harm are not shown; empty when they are
 * @param benchmark fingerprint of its cases
 * @param cases ids of its base cases
 */
public record KeptReport(
    String name,
    Fingerprint fingerprint,
    String instrument,
    String revision,
    String judge,
    Map<String, Fingerprint> judges,
    Optional<String> withheld,
    Fingerprint benchmark,
    List<String> cases,
    List<KeptArm> arms) {
  /**
   * One arm.
   *
   * @param team its id; empty for a recording
   * @param fingerprint of its configuration
   * @param judges who passed its verdicts
   */
  public record KeptArm(
      String name, Optional<String> team, Fingerprint fingerprint, List<String> judges, Side side) {
    public KeptArm {
      Objects.requireNonNull(name, "name");
      judges = List.copyOf(judges);
    }
  }

  public KeptReport {
    Objects.requireNonNull(name, "name");
    judges = Map.copyOf(judges);
    Objects.requireNonNull(withheld, "withheld");
    cases = List.copyOf(cases);
    arms = List.copyOf(arms);
  }

  /**
   * The arm of this name, or the only one.
   *
   * @throws FaultyInput when there is no such arm, or no name and several arms
   */
  public KeptArm arm(@Nullable String wanted) {
    if (wanted == null && arms.size() == 1) {
      return arms.getFirst();
    }
    return arms.stream()
        .filter(arm -> arm.name().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultyInput(
                    name,
                    wanted == null ? "has " + arms.size() + " arms" : "has no arm '" + wanted + "'",
                    "name one as REPORT:ARM, of: "
                        + String.join(", ", arms.stream().map(KeptArm::name).toList())));
  }
}
