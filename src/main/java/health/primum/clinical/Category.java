package health.primum.clinical;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of action in NOHARM's rubrics; {@link #UNKNOWN} is ours, for text that no rule could
 * place.
 */
public enum Category {
  COUNSELING("Counseling"),
  DIAGNOSTIC("Diagnostic"),
  MEDICATION("Medication"),
  PROCEDURE("Procedure"),
  FOLLOW_UP("Follow-up"),
  CONTINGENCY("Contingency"),
  MULTIPLE("Multiple"),
  UNKNOWN("Unknown");

  private final String label;

  Category(String label) {
    this.label = label;
  }

  /** As the benchmark kit writes it. */
  public String label() {
    return label;
  }

  public static Optional<Category> ofLabel(String label) {
    return Arrays.stream(values()).filter(c -> c.label.equalsIgnoreCase(label.strip())).findFirst();
  }
}
