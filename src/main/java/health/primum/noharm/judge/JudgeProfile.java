package health.primum.noharm.judge;

import health.primum.agent.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which judge, to the last setting.
 *
 * @param name as a report names it
 * @param fingerprint of whatever decides its verdicts: models, prompts, rules, files
 * @param caveats what a reader must know before believing it
 */
public record JudgeProfile(String name, Fingerprint fingerprint, List<String> caveats) {
  public JudgeProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(fingerprint, "fingerprint");
    caveats = List.copyOf(caveats);
  }

  /** A judge of which nothing but its name is known. */
  public static JudgeProfile of(String name) {
    return new JudgeProfile(name, Fingerprint.of(Map.of("judge", name)), List.of());
  }
}
