package health.primum.safety.drug;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The drugs that a rule means, as its table writes them: {@code warfarin, class:nsaid, -celecoxib}.
 *
 * @param generics their names as in {@link Drug#generic}
 */
public record DrugSet(Set<String> generics) {
  public static final DrugSet NONE = new DrugSet(Set.of());

  public DrugSet {
    generics = Set.copyOf(generics);
  }

  /**
   * Reads a cell; {@code -} means no drug.
   *
   * @throws IllegalStateException when it names a drug or class that the lexicon does not know
   */
  public static DrugSet of(String cell, Lexicon lexicon) {
    if (cell.equals("-")) {
      return NONE;
    }
    var generics = new HashSet<String>();
    var classes = new HashSet<String>();
    var without = new HashSet<String>();
    for (String part : cell.split(",", -1)) {
      String name = part.strip().toLowerCase(Locale.ROOT);
      boolean known;
      if (name.startsWith("class:")) {
        known = lexicon.knowsClass(name.substring(6));
        classes.add(name.substring(6));
      } else if (name.startsWith("-")) {
        known = lexicon.knows(name.substring(1));
        without.add(name.substring(1));
      } else {
        known = lexicon.knows(name);
        generics.add(name);
      }
      if (!known) {
        throw new IllegalStateException("the lexicon has no drug or class '" + name + "'");
      }
    }
    return new DrugSet(
        lexicon.drugs().stream()
            .filter(drug -> isIn(drug, generics, classes, without))
            .map(Drug::generic)
            .collect(Collectors.toSet()));
  }

  private static boolean isIn(
      Drug drug, Set<String> generics, Set<String> classes, Set<String> without) {
    String name = drug.generic().toLowerCase(Locale.ROOT);
    return !without.contains(name)
        && (generics.contains(name) || !Collections.disjoint(drug.classes(), classes));
  }

  public boolean isEmpty() {
    return generics.isEmpty();
  }

  public boolean contains(Drug drug) {
    return generics.contains(drug.generic());
  }
}
