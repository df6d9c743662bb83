package health.primum.safety.drug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds drugs in a text by generic and brand names; the longest name wins, and the name of a
 * combination stands for each drug in it. A long word that is one letter away from exactly one
 * generic name is taken for it ({@link Misspelt}). Thread-safe.
 */
public final class Lexicon {
  private static final Lexicon SHIPPED = read();

  private final Map<String, List<Drug>> byName;
  private final Map<String, List<String>> byOpening = new HashMap<>();
  private final Set<String> classes = new HashSet<>();
  private final Set<Drug> drugs;
  private final Misspelt misspelt;

  private Lexicon(Map<String, List<Drug>> byName) {
    this.byName = Map.copyOf(byName);
    this.drugs = byName.values().stream().flatMap(List::stream).collect(Collectors.toSet());
    this.misspelt =
        new Misspelt(
            byName.values().stream()
                .flatMap(List::stream)
                .map(drug -> drug.generic().toLowerCase(Locale.ROOT))
                .distinct()
                .toList());
    for (Map.Entry<String, List<Drug>> entry : this.byName.entrySet()) {
      byOpening
          .computeIfAbsent(opening(entry.getKey(), 0), any -> new ArrayList<>())
          .add(entry.getKey());
      entry.getValue().forEach(drug -> classes.addAll(drug.classes()));
    }
    byOpening
        .values()
        .forEach(names -> names.sort(Comparator.comparingInt(String::length).reversed()));
  }

  /** The drugs of {@code safety/drugs.tsv} and {@code safety/combinations.tsv}. */
  public static Lexicon shipped() {
    return SHIPPED;
  }

  private static Lexicon read() {
    Map<String, List<Drug>> byName = new HashMap<>();
    for (List<String> row : Table.read("drugs", 4)) {
      var drug = new Drug(row.getFirst(), words(row.get(2)), words(row.get(3)));
      put(byName, row.getFirst().toLowerCase(Locale.ROOT), List.of(drug));
      for (String name : row.get(1).split(",", -1)) {
        if (!name.isBlank()) {
          put(byName, name.strip(), List.of(drug));
        }
      }
    }
    for (List<String> row : Table.read("combinations", 2)) {
      var drugs = new ArrayList<Drug>();
      for (String generic : row.get(1).split(",", -1)) {
        List<Drug> known = byName.get(generic.strip());
        if (known == null) {
          throw new IllegalStateException(
              "combinations.tsv names '" + generic.strip() + "', which drugs.tsv does not know");
        }
        drugs.addAll(known);
      }
      put(byName, row.getFirst(), List.copyOf(drugs));
    }
    return new Lexicon(byName);
  }

  private static void put(Map<String, List<Drug>> byName, String name, List<Drug> drugs) {
    if (byName.put(name, drugs) != null) {
      throw new IllegalStateException("the drug tables name '" + name + "' twice");
    }
  }

  private static Set<String> words(String cell) {
    return cell.isBlank() ? Set.of() : Set.of(cell.split(" ", -1));
  }

  /** Every drug and class once. */
  Set<Drug> drugs() {
    return drugs;
  }

  public boolean knows(String name) {
    return byName.containsKey(name.toLowerCase(Locale.ROOT));
  }

  public boolean knowsClass(String drugClass) {
    return classes.contains(drugClass);
  }

  /** Every mention, in the order of the text. */
  public List<DrugMention> find(String text) {
    String lower = plain(text);
    var found = new ArrayList<DrugMention>();
    int at = 0;
    while (at < lower.length()) {
      if (!isWord(lower, at)) {
        at++;
        continue;
      }
      int wordEnd = wordEnd(lower, at);
      String name = nameAt(lower, at);
      int end = name == null ? wordEnd : at + name.length();
      String known = name == null ? misspelt.meant(lower.substring(at, wordEnd)) : name;
      if (known != null) {
        for (Drug drug : byName.getOrDefault(known, List.of())) {
          found.add(new DrugMention(drug, at, end));
        }
      }
      at = end;
    }
    return found;
  }

  private @Nullable String nameAt(String lower, int at) {
    for (String name : byOpening.getOrDefault(opening(lower, at), List.of())) {
      if (lower.startsWith(name, at) && !isWord(lower, at + name.length())) {
        return name;
      }
    }
    return null;
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (isWord(text, end)) {
      end++;
    }
    return end;
  }

  /** Of the same length as the text, so that positions hold. */
  private static String plain(String text) {
    var plain = new char[text.length()];
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain[i] = c == '’' ? '\'' : c == '–' || c == '‑' ? '-' : Character.toLowerCase(c);
    }
    return new String(plain);
  }

  private static String opening(String text, int at) {
    return text.substring(at, Math.min(text.length(), at + 3));
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
