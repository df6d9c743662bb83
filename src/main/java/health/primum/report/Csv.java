package health.primum.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Comma-separated text with a header and \n line ends. Words that a spreadsheet would take for a
 * formula, as a model's answer can hold, get an apostrophe in front (OWASP, "CSV injection").
 */
final class Csv {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d+)?([eE][+-]?\\d+)?|inf)");

  private Csv() {}

  static String write(List<String> header, List<List<String>> rows) {
    var text = new StringWriter();
    CSVFormat format =
        CSVFormat.DEFAULT
            .builder()
            .setRecordSeparator("\n")
            .setHeader(header.toArray(String[]::new))
            .get();
    try (var printer = new CSVPrinter(text, format)) {
      for (List<String> row : rows) {
        printer.printRecord(row.stream().map(Csv::plain).toList());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static String plain(String cell) {
    return FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }
}
