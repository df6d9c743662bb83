package health.primum.clinical.text;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads one row of a table: the column that names the action is the action, what says when and how
 * joins it, the rest is its rationale.
 */
final class TableRow {
  private static final Pattern ACTION =
      Pattern.compile(
          "(?i).*\\b(?:action|recommendation|plan|step|intervention|management|what|order|treatment)s?\\b.*");
  private static final Pattern QUALIFIER =
      Pattern.compile(
          "(?i).*\\b(?:when|timing|time|urgency|priority|dose|dosage|route|frequency|duration)\\b.*");
  private static final Pattern NUMBER = Pattern.compile("[#№]?\\s*\\d*\\.?");

  private TableRow() {}

  static List<Recommendation> read(Block.Row row, String context) {
    int action = actionColumn(row);
    var others = new StringBuilder();
    var words = new StringBuilder(row.cells().get(action));
    for (int i = 0; i < row.cells().size(); i++) {
      String cell = row.cells().get(i);
      if (i != action && !cell.isEmpty() && !NUMBER.matcher(cell).matches()) {
        String name = i < row.header().size() ? row.header().get(i) : "";
        if (QUALIFIER.matcher(name).matches()) {
          words.append(" ").append(cell);
        } else {
          others
              .append(others.isEmpty() ? "" : "; ")
              .append(name.isEmpty() ? cell : name + ": " + cell);
        }
      }
    }
    List<Recommendation> read = ItemReader.read(words.toString(), context, Intent.UNKNOWN);
    return others.isEmpty()
        ? read
        : read.stream().map(r -> r.withRationale(others.toString())).toList();
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
