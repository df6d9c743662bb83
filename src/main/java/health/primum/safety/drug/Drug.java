package health.primum.safety.drug;

import java.util.Set;

/**
 * A drug, or a class of drugs where a text names no more ("an NSAID").
 *
 * @param generic its name, unique
 * @param classes what kind of drug it is, e.g. {@code nsaid}
 * @param allergyGroups the groups within which allergies cross
 */
public record Drug(String generic, Set<String> classes, Set<String> allergyGroups)
    implements Comparable<Drug> {
  public Drug {
    classes = Set.copyOf(classes);
    allergyGroups = Set.copyOf(allergyGroups);
  }

  public boolean is(String drugClass) {
    return classes.contains(drugClass);
  }

  /** Whether the text named a class and no drug of it. */
  public boolean isClass() {
    return generic.startsWith("a ") || generic.startsWith("an ");
  }

  @Override
  public int compareTo(Drug other) {
    return generic.compareTo(other.generic);
  }

  @Override
  public String toString() {
    return generic;
  }
}
