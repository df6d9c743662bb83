package health.primum.safety.patient;

import java.util.List;

/**
 * What is stated of a patient's allergies.
 *
 * @param stated whether anything is: "none" is, silence is not
 * @param items empty for none and for unknown
 */
public record Allergies(boolean stated, List<Item> items) {
  public Allergies {
    items = List.copyOf(items);
  }

  /**
   * An allergy or intolerance.
   *
   * @param generic the drug, or empty where only a group is named
   * @param groups within which it crosses
   * @param name as a reader knows it
   * @param isIntolerance whether the stated reaction is no allergy (nausea, cough)
   */
  public record Item(
      String generic, java.util.Set<String> groups, String name, boolean isIntolerance) {
    public Item {
      groups = java.util.Set.copyOf(groups);
    }
  }
}
