package health.primum.safety.drug;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A table of facts that comes with the program: tab-separated, {@code #} opens a comment. */
public final class Table {
  private Table() {}

  /**
   * The rows of {@code safety/<name>.tsv}, each of {@code columns} cells.
   *
   * @throws IllegalStateException when the table is missing or a row has another number of cells: a
   *     fault of the program
   */
  public static List<List<String>> read(String name, int columns) {
    String file = "/safety/" + name + ".tsv";
    try (InputStream in = Table.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      var rows = new ArrayList<List<String>>();
      var lines = new BufferedReader(new InputStreamReader(in, UTF_8));
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine(), number++) {
        if (line.isBlank() || line.startsWith("#")) {
          continue;
        }
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != columns) {
          throw new IllegalStateException(
              "%s:%d: %d cells, not %d".formatted(file, number, cells.size(), columns));
        }
        rows.add(cells);
      }
      return rows;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
