package health.primum.noharm.report.page;

import health.primum.noharm.report.page.Details.CriticalOption;
import health.primum.noharm.report.page.Details.Tally;
import java.util.List;
import java.util.Objects;

/**
 * Which arm left out which critical option.
 *
 * @param rows by case, gravest first
 * @param alwaysDone critical options that no answer left out, not listed
 */
public record CriticalTable(List<Row> rows, int alwaysDone) {
  /** An option; cells in the order of the arms; {@code newCase} begins the rows of a case. */
  public record Row(String caseId, boolean newCase, String text, int score, List<Cell> cells) {}

  /**
   * What an arm's answers made of it.
   *
   * @param shade of the cell, 0 (left out of no answer) to 4 (of every one); -1 without an answer
   * @param words never colour alone
   */
  public record Cell(int shade, String words) {}

  public CriticalTable {
    rows = List.copyOf(rows);
  }

  static CriticalTable of(Details details) {
    var rows = new java.util.ArrayList<Row>();
    String last = "";
    for (CriticalOption option : details.critical()) {
      rows.add(
          new Row(
              option.caseId(),
              !option.caseId().equals(last),
              option.text(),
              option.score(),
              details.arms().stream()
                  .map(arm -> cell(Objects.requireNonNull(option.answers().get(arm), arm)))
                  .toList()));
      last = option.caseId();
    }
    return new CriticalTable(rows, details.alwaysDone());
  }

  static Cell cell(Tally tally) {
    if (tally.answers() == 0) {
      return new Cell(-1, "no score");
    }
    int omitted = tally.missed() + tally.partly();
    int shade = (int) Math.ceil(4.0 * omitted / tally.answers());
    return new Cell(shade, tally.answers() == 1 ? one(tally) : several(tally, omitted));
  }

  private static String one(Tally tally) {
    return tally.missed() == 1
        ? "missed"
        : tally.partly() == 1 ? "in part" : tally.done() == 1 ? "done" : "not needed";
  }

  private static String several(Tally tally, int omitted) {
    if (omitted == 0) {
      return tally.done() == 0 ? "not needed" : "done";
    }
    String part = tally.partly() == 0 ? "" : " (" + tally.partly() + " in part)";
    return "missed " + omitted + "/" + tally.answers() + part;
  }
}
