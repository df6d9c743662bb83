package health.primum.consensus.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which classes a drug or a class belongs to, up to the broadest: apixaban is an anticoagulant. */
public final class Families {
  private static final String FILE = "/lexicon/families.tsv";
  private static final Map<String, Set<String>> BROADER = read();

  private Families() {}

  /** A concept's name with the names of everything that it belongs to. */
  public static Set<String> of(Concept concept) {
    var names = new HashSet<String>();
    var open = new ArrayDeque<String>(Set.of(concept.name()));
    if (concept.kind() == Kind.DRUG || concept.kind() == Kind.CLASS) {
      open.add(concept.attribute());
    }
    while (!open.isEmpty()) {
      String name = open.remove();
      if (names.add(name)) {
        open.addAll(BROADER.getOrDefault(name, Set.of()));
      }
    }
    names.remove("-");
    return names;
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> broader = new HashMap<>();
    try (InputStream in = Families.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      var lines = new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
      for (String line : lines) {
        String[] columns = line.split("\t", -1);
        if (line.startsWith("#")) {
          continue;
        }
        if (columns.length != 2) {
          throw new IllegalStateException(FILE + ": not two columns: " + line);
        }
        for (String narrower : columns[1].split("\\|", -1)) {
          broader.computeIfAbsent(narrower, any -> new HashSet<>()).add(columns[0]);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return broader;
  }
}
