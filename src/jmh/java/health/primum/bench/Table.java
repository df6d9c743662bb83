package health.primum.bench;

import java.util.ArrayList;
import java.util.List;

/** Figures in columns. */
final class Table {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    row("", columns);
  }

  void row(String name, String... cells) {
    var row = new ArrayList<String>();
    row.add(name);
    row.addAll(List.of(cells));
    rows.add(row);
  }

  void print() {
    System.out.println("\n" + title);
    for (List<String> row : rows) {
      var line = new StringBuilder("  ");
      for (int i = 0; i < row.size(); i++) {
        line.append(("%-" + (width(i) + 3) + "s").formatted(row.get(i)));
      }
      System.out.println(line.toString().stripTrailing());
    }
  }

  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() > column)
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
