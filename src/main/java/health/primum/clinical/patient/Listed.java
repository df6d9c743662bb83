package health.primum.clinical.patient;

import java.util.List;

/**
 * A list of facts that knows whether it was given: "no allergies" (stated, empty) is not "allergies
 * unknown".
 *
 * @param stated whether anything was said
 * @param items empty when nothing was said
 */
public record Listed<T>(boolean stated, List<T> items) {
  public Listed {
    items = List.copyOf(items);
    if (!stated && !items.isEmpty()) {
      throw new IllegalArgumentException("a list that was not stated has items");
    }
  }

  public static <T> Listed<T> unknown() {
    return new Listed<>(false, List.of());
  }

  public static <T> Listed<T> of(List<T> items) {
    return new Listed<>(true, items);
  }
}
