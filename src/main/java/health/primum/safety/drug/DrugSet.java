package health.primum.safety.drug;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * The drugs that a rule means, as its table writes them: {@code warfarin, class:nsaid, -celecoxib}.
 */
public record DrugSet(Set<String> generics, Set<String> classes, Set<String> without) {
  public static final DrugSet NONE = new DrugSet(Set.of(), Set.of(), Set.of());

  public DrugSet {
    generics = Set.copyOf(generics);
    classes = Set.copyOf(classes);
    without = Set.copyOf(without);
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
    return new DrugSet(generics, classes, without);
  }

  public boolean isEmpty() {
    return generics.isEmpty() && classes.isEmpty();
  }

  public boolean contains(Drug drug) {
    String name = drug.generic().toLowerCase(Locale.ROOT);
    return !without.contains(name)
        && (generics.contains(name) || drug.classes().stream().anyMatch(classes::contains));
  }
}
