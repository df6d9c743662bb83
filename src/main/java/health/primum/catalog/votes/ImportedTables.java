package health.primum.catalog.votes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Tables being made, and their files. */
final class ImportedTables {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
  private final List<List<String>> options = new ArrayList<>();
  private final List<List<String>> votes = new ArrayList<>();

  void option(String caseId, String cluster, String option, int score) {
    options.add(List.of(caseId, cluster, option, String.valueOf(score)));
  }

  void vote(String caseId, String option, String member, String repeat, String vote) {
    votes.add(List.of(caseId, option, member, repeat, vote));
  }

  /** Writes all files; each is complete before it is put in place. */
  List<String> write(Path folder, String provenance) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("options.csv", csv(List.of("case", "cluster", "option", "score"), options));
    files.put("votes.csv", csv(VoteTableReader.VOTES, votes));
    files.put("provenance.md", provenance);
    Files.createDirectories(folder);
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path draft = folder.resolve(file.getKey() + ".part");
      Files.writeString(draft, file.getValue(), UTF_8);
      Files.move(draft, folder.resolve(file.getKey()), StandardCopyOption.REPLACE_EXISTING);
    }
    return List.of(
        folder.resolve("options.csv") + ": " + options.size() + " options",
        folder.resolve("votes.csv") + ": " + votes.size() + " votes",
        folder.resolve("provenance.md") + ": what in the mapping is ours");
  }

  static String csv(List<String> header, List<List<String>> rows) throws IOException {
    var text = new StringWriter();
    try (var printer = new CSVPrinter(text, FORMAT)) {
      printer.printRecord(header);
      printer.printRecords(rows);
    }
    return text.toString();
  }
}
