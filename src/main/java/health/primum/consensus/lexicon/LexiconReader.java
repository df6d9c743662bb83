package health.primum.consensus.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the lexicon's files: lines of four columns parted by tabs (concept, kind, other names
 * parted by |, attribute); a line that starts with # is a comment. Anything else is a fault of the
 * program, named by file and line.
 */
final class LexiconReader {
  private static final List<String> FILES =
      List.of(
          "acts",
          "classes",
          "drugs",
          "findings",
          "imaging",
          "procedures",
          "qualifiers",
          "settings",
          "sites",
          "specialties",
          "specimens",
          "tests",
          "therapies",
          "topics",
          "vaccines");

  private final Lexicon lexicon = new Lexicon();
  private final Set<String> seen = new HashSet<>();

  static Lexicon standard() {
    var reader = new LexiconReader();
    FILES.forEach(file -> reader.file("/lexicon/" + file + ".tsv"));
    return reader.lexicon;
  }

  private void file(String name) {
    try (InputStream in = LexiconReader.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing");
      }
      var lines = new BufferedReader(new InputStreamReader(in, UTF_8)).lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        line(lines.get(i), name + " line " + (i + 1));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  void line(String line, String where) {
    if (line.startsWith("#")) {
      return;
    }
    String[] columns = line.split("\t", -1);
    if (columns.length != 4 || columns[0].isBlank() || columns[3].isBlank()) {
      throw new IllegalStateException(
          where + ": give concept, kind, names and attribute, parted by tabs");
    }
    var concept = new Concept(columns[0], kind(columns[1], where), columns[3]);
    if (!seen.add(concept.kind() + " " + concept.name())) {
      throw new IllegalStateException(where + ": '" + concept + "' stands twice");
    }
    lexicon.add(concept.name(), concept);
    Arrays.stream(columns[2].split("\\|", -1))
        .filter(name -> !name.isBlank())
        .forEach(name -> lexicon.add(name, concept));
  }

  private static Kind kind(String name, String where) {
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(where + ": there is no kind '" + name + "'"));
  }
}
