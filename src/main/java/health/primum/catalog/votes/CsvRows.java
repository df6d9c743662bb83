package health.primum.catalog.votes;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Rows of a comma-separated file with a header, RFC 4180: quoted where needed, any line ends, a
 * byte order mark or none. A row that cannot be taken is a fault with its line; the others are
 * still read.
 */
final class CsvRows {
  private static final long MAX_BYTES = 512L * 1024 * 1024;
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();

  /**
   * Takes a row: its line and the cells of the wanted columns, "" where an optional one is absent.
   */
  interface Taker {
    void take(long line, String[] cells);
  }

  private final String name;
  private final byte[] content;
  private final FaultList faults;
  private final List<String> unknown = new ArrayList<>();

  private CsvRows(String name, byte[] content, FaultList faults) {
    this.name = name;
    this.content = content;
    this.faults = faults;
  }

  /**
   * A file's content.
   *
   * @throws FaultyInput when it cannot be read at all
   */
  static CsvRows of(Path file, FaultList faults) {
    String name = file.toString();
    try {
      if (Files.isRegularFile(file) && Files.size(file) > MAX_BYTES) {
        throw new FaultyInput(name, "is larger than " + MAX_BYTES + " bytes", "split the file");
      }
      return new CsvRows(name, Files.readAllBytes(file), faults);
    } catch (NoSuchFileException missing) {
      throw new FaultyInput(name, "does not exist", "name a comma-separated file");
    } catch (IOException unreadable) {
      throw new FaultyInput(name, "cannot be read", "name a file that may be read");
    }
  }

  byte[] content() {
    return content;
  }

  String name() {
    return name;
  }

  /** Columns that nobody asked for, after reading. */
  List<String> unknown() {
    return List.copyOf(unknown);
  }

  void read(List<String> required, List<String> optional, Taker taker) {
    String text = text();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      read(parser, required, optional, taker);
    } catch (IOException | UncheckedIOException broken) {
      // The parser says nothing of what follows a broken row, so find every one of them.
      int before = faults.count();
      brokenLines(text);
      if (faults.count() == before) {
        faults.add(name, 0, "has a quote that is never closed", "close it");
      }
    }
  }

  private String text() {
    try {
      String text =
          UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(content))
              .toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new FaultyInput(name, "is not UTF-8 text", "save it as UTF-8");
    }
  }

  private void read(CSVParser parser, List<String> required, List<String> optional, Taker taker) {
    int[] columns = null;
    int width = 0;
    long before = 0;
    for (CSVRecord row : parser) {
      long line = before + 1;
      before = parser.getCurrentLineNumber();
      if (columns == null) {
        columns = columns(row, required, optional);
        width = row.size();
        if (columns.length == 0) {
          return;
        }
      } else if (row.size() != width) {
        faults.add(
            name,
            line,
            "has " + row.size() + " cells, the header has " + width,
            "give every row as many cells as the header, and quote commas");
      } else {
        taker.take(line, cells(row, columns));
      }
    }
    if (columns == null) {
      faults.add(name, 1, "is empty", "begin it with a header of columns");
    }
  }

  private static String[] cells(CSVRecord row, int[] columns) {
    String[] cells = new String[columns.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = columns[i] < 0 ? "" : row.get(columns[i]).strip();
    }
    return cells;
  }

  /** Where each wanted column stands, -1 for an absent optional one; empty after a fault. */
  private int[] columns(CSVRecord header, List<String> required, List<String> optional) {
    List<String> names = header.stream().map(String::strip).toList();
    Set<String> seen = new HashSet<>();
    boolean sound = true;
    for (String column : names) {
      if (!seen.add(column)) {
        faults.add(name, 1, "has the column '" + column + "' twice", "remove one of them");
        sound = false;
      } else if (!required.contains(column) && !optional.contains(column)) {
        unknown.add(column);
      }
    }
    for (String column : required) {
      if (!seen.contains(column)) {
        faults.add(
            name,
            1,
            "has no column '" + column + "'",
            "begin it with " + String.join(",", required));
        sound = false;
      }
    }
    var wanted = new ArrayList<>(required);
    wanted.addAll(optional);
    return sound ? wanted.stream().mapToInt(names::indexOf).toArray() : new int[0];
  }

  private void brokenLines(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      try (CSVParser parser = CSVParser.parse(new StringReader(lines.get(i)), FORMAT)) {
        parser.getRecords();
      } catch (IOException | UncheckedIOException broken) {
        faults.add(
            name,
            i + 1L,
            "has broken quoting",
            "close every quote, and write a quote within quotes twice");
      }
    }
  }
}
