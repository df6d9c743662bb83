package health.primum.safety.drug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds drugs in a text by generic and brand names; the longest name wins. Thread-safe. */
public final class Lexicon {
  private static final Lexicon SHIPPED = read();

  private final Map<String, Drug> byName;
  private final Map<String, List<String>> byOpening = new HashMap<>();
  private final Set<String> classes = new HashSet<>();

  private Lexicon(Map<String, Drug> byName) {
    this.byName = Map.copyOf(byName);
    for (Map.Entry<String, Drug> entry : this.byName.entrySet()) {
      byOpening
          .computeIfAbsent(opening(entry.getKey(), 0), any -> new ArrayList<>())
          .add(entry.getKey());
      classes.addAll(entry.getValue().classes());
    }
    byOpening
        .values()
        .forEach(names -> names.sort(Comparator.comparingInt(String::length).reversed()));
  }

  /** The drugs of {@code safety/drugs.tsv}. */
  public static Lexicon shipped() {
    return SHIPPED;
  }

  private static Lexicon read() {
    Map<String, Drug> byName = new HashMap<>();
    for (List<String> row : Table.read("drugs", 4)) {
      var drug = new Drug(row.getFirst(), words(row.get(2)), words(row.get(3)));
      byName.put(row.getFirst().toLowerCase(Locale.ROOT), drug);
      for (String name : row.get(1).split(",", -1)) {
        if (!name.isBlank() && byName.put(name.strip(), drug) != null) {
          throw new IllegalStateException("drugs.tsv names '" + name + "' twice");
        }
      }
    }
    return new Lexicon(byName);
  }

  private static Set<String> words(String cell) {
    return cell.isBlank() ? Set.of() : Set.of(cell.split(" ", -1));
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
    for (int at = 0; at < lower.length(); at++) {
      if (!isWord(lower, at) || isWord(lower, at - 1)) {
        continue;
      }
      for (String name : byOpening.getOrDefault(opening(lower, at), List.of())) {
        if (lower.startsWith(name, at) && !isWord(lower, at + name.length())) {
          int end = at + name.length();
          Drug drug = byName.get(name);
          if (drug != null) {
            found.add(new DrugMention(drug, at, end));
          }
          at = end - 1;
          break;
        }
      }
    }
    return found;
  }

  /** Of the same length as the text, so that positions hold. */
  private static String plain(String text) {
    var plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain.append(c == '’' ? '\'' : c == '–' || c == '‑' ? '-' : Character.toLowerCase(c));
    }
    return plain.toString();
  }

  private static String opening(String text, int at) {
    return text.substring(at, Math.min(text.length(), at + 3));
  }

  private static boolean isWord(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }
}
