package health.primum.clinical.text;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one row of a table as one action: the column that names the action, led by the first column
 * where that names the drug or test, with every other column beside its name, so that no dose, date
 * or condition is parted from it. Columns that say why are its rationale.
 */
final class TableRow {
  private static final Pattern ACTION =
      Pattern.compile(
          "(?i).*\\b(?:action|recommendation|plan|step|intervention|management|what|order|treatment)s?\\b.*");
  private static final Pattern WHY =
      Pattern.compile(
          "(?i).*\\b(?:why|rationale|reason|justification|evidence|comments?|notes?|benefit)\\b.*");
  private static final Pattern NUMBER = Pattern.compile("[#№]?\\s*\\d*\\.?|[-–—]");

  private TableRow() {}

  static List<Recommendation> read(Block.Row row, String context) {
    int action = actionColumn(row);
    var text = new StringBuilder(row.cells().get(action));
    var why = new StringBuilder();
    boolean led = false;
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      String name = i < row.header().size() ? row.header().get(i) : "";
      if (i == action || NUMBER.matcher(cell).matches()) {
        continue;
      }
      if (WHY.matcher(name).matches()) {
        why.append(why.isEmpty() ? "" : "; ").append(named(name, cell));
      } else if (i < action && !led) {
        text.insert(0, cell + ": ");
        led = true;
      } else {
        text.append(" (").append(named(name, cell)).append(')');
      }
    }
    String column = action < row.header().size() ? row.header().get(action) : "";
    List<Recommendation> read =
        Labels.governs(column)
            ? ItemReader.governed(text.toString(), column, context, Intent.UNKNOWN)
            : List.of(ItemReader.unparted(text.toString(), context));
    return why.isEmpty() ? read : read.stream().map(r -> r.withRationale(why.toString())).toList();
  }

  private static String named(String name, String cell) {
    return name.isEmpty() ? cell : name + ": " + cell;
  }

  private static int actionColumn(Block.Row row) {
    for (int i = 0; i < Math.min(row.header().size(), row.cells().size()); i++) {
      if (ACTION.matcher(row.header().get(i)).matches() && !row.cells().get(i).isEmpty()) {
        return i;
      }
    }
    for (int i = 0; i < row.cells().size(); i++) {
      if (IntentReader.directive(row.cells().get(i)).isPresent()) {
        return i;
      }
    }
    int fullest = 0;
    for (int i = 1; i < row.cells().size(); i++) {
      fullest = row.cells().get(i).length() > row.cells().get(fullest).length() ? i : fullest;
    }
    return fullest;
  }
}
