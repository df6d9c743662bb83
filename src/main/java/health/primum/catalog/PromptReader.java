package health.primum.catalog;

import health.primum.agent.Fingerprint;
import health.primum.agent.PromptTemplate;
import health.primum.consult.deliberation.Prompting;
import health.primum.fault.FaultyInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads {@code prompts/**.md}: YAML front matter between two lines of dashes, then the template.
 */
final class PromptReader {
  private static final Set<String> KEYS = Set.of("id", "role", "description", "system");
  private static final String FENCE = "---";

  private final Path folder;
  private final Faults faults;

  PromptReader(Path folder, Faults faults) {
    this.folder = folder;
    this.faults = faults;
  }

  SortedMap<String, PromptTemplate> read() {
    var prompts = new TreeMap<String, PromptTemplate>();
    for (Path file : Folder.files(folder, 10, faults, ".md")) {
      if (!file.getFileName().toString().equals("README.md")) {
        Folder.text(file, 0, faults, file)
            .flatMap(text -> prompt(file, text))
            .ifPresent(prompt -> prompts.put(prompt.id(), prompt));
      }
    }
    return prompts;
  }

  private Optional<PromptTemplate> prompt(Path file, String text) {
    List<String> lines = text.lines().toList();
    int end = lines.isEmpty() || !lines.getFirst().strip().equals(FENCE) ? -1 : closing(lines);
    if (end < 0) {
      faults.add(
          file,
          1,
          "has no front matter",
          "begin with a line '---', keys such as 'id: ...', and a line '---'");
      return Optional.empty();
    }
    YamlFields fields =
        YamlFields.read(file, String.join("\n", lines.subList(1, end)), 1, faults, KEYS);
    String id = fields.text("id");
    String expected =
        folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.md$", "");
    if (!id.isEmpty() && !id.equals(expected)) {
      fields.fault(
          "id",
          "'id' is '" + id + "' in the file of '" + expected + "'",
          "make the id the file's path below prompts/");
    }
    fields.optionalText("role");
    fields.optionalText("description");
    String system = fields.optionalText("system").orElse("");
    String body = String.join("\n", lines.subList(end + 1, lines.size())).strip();
    checkPlaces(file, lines, end, body, expected);
    if (!fields.isSound()) {
      return Optional.empty();
    }
    var fingerprint = Fingerprint.of(Map.of("id", id, "system", system, "body", body));
    try {
      return Optional.of(new PromptTemplate(id, system, body, fingerprint));
    } catch (FaultyInput faulty) {
      faults.add(file, 1, faulty);
      return Optional.empty();
    }
  }

  private void checkPlaces(Path file, List<String> lines, int end, String body, String id) {
    List<String> places = Prompting.placesIn(body);
    List<String> needed = needed(id);
    for (String place : needed) {
      if (!places.contains(place)) {
        faults.add(
            file,
            end + 2,
            "has no place {{" + place + "}}",
            "put {{" + place + "}} where the " + place + " belongs");
      }
    }
    List<String> known =
        Stream.of(Prompting.PLACES, needed, isJudge(id) ? List.of("guidance") : List.<String>of())
            .flatMap(List::stream)
            .distinct()
            .toList();
    for (int i = end + 1; i < lines.size(); i++) {
      for (String place : Prompting.placesIn(lines.get(i))) {
        if (!known.contains(place)) {
          faults.add(
              file,
              i + 1,
              "unknown place {{" + place + "}}",
              "places are "
                  + known.stream().map(k -> "{{" + k + "}}").collect(Collectors.joining(", ")));
        }
      }
    }
  }

  /** What a prompt must show beside what it may: by the folder, which is the step it is for. */
  private static List<String> needed(String id) {
    if (isJudge(id)) {
      return switch (id.replaceFirst(".*/", "")) {
        case "missing" -> List.of("case", "options", "missing", "actions", "answer");
        case "review" -> List.of("case", "plan", "options", "actions", "answer");
        default -> List.of("case", "options", "answer");
      };
    }
    return switch (id.replaceFirst("/.*", "")) {
      case "closed-list" -> List.of("case", "options");
      case "rate", "hunt" -> List.of("case", "candidates");
      case "review" -> List.of("case", "plan");
      case "adjudicate" -> List.of("case", "pairs");
      default -> List.of("case");
    };
  }

  /** A judge names its folder of prompts, which begins with this word. */
  private static boolean isJudge(String id) {
    return id.startsWith("judge") && id.contains("/");
  }

  private static int closing(List<String> lines) {
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).strip().equals(FENCE)) {
        return i;
      }
    }
    return -1;
  }
}
