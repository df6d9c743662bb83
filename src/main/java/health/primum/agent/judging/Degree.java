package health.primum.agent.judging;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an answer carries out an option. */
public enum Degree {
  YES,
  PARTIAL,
  NO;

  public boolean isMatch() {
    return this != NO;
  }

  /** As models write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Degree> ofLabel(String label) {
    return Arrays.stream(values()).filter(d -> d.label().equals(label)).findFirst();
  }
}
