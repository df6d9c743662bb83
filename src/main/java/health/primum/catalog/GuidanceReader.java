package health.primum.catalog;

import health.primum.clinical.CaseId;
import health.primum.fault.FaultyInput;
import health.primum.noharm.rubric.Guidance;
import health.primum.noharm.rubric.Rubric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Reads {@code guidance/<Case>.yaml} as the kit writes it: {@code spirit}, {@code watchouts}, and
 * by option {@code matching}, {@code aliases} and {@code gates}. A file that cannot be taken is a
 * fault, for a judge without it would judge by other rules.
 */
final class GuidanceReader {
  private static final List<String> NOTES = List.of("aliases", "matching", "gates");

  private GuidanceReader() {}

  /** Gives the rubrics their guidance, and adds each file's text to the contents. */
  static void read(
      Path folder, SortedMap<CaseId, Rubric> rubrics, Faults faults, Map<String, String> contents) {
    for (Path file : Folder.files(folder, 1, faults, ".yaml", ".yml")) {
      Optional<String> text = Folder.text(file, 0, faults, file);
      Optional<CaseId> id = caseOf(file);
      if (text.isEmpty() || id.isEmpty() || !rubrics.containsKey(id.get())) {
        continue;
      }
      try {
        Guidance guidance = guidance(text.get());
        rubrics.computeIfPresent(id.get(), (any, rubric) -> rubric.with(guidance));
        contents.put("guidance " + id.get(), text.get());
      } catch (YAMLException broken) {
        faults.add(file, 0, "is not YAML", "mend the file or take it away");
      } catch (FaultyInput faulty) {
        faults.add(file, 0, faulty);
      }
    }
  }

  private static Optional<CaseId> caseOf(Path file) {
    try {
      return Optional.of(new CaseId(file.getFileName().toString().replaceFirst("\\.ya?ml$", "")));
    } catch (FaultyInput noId) {
      return Optional.empty();
    }
  }

  private static Guidance guidance(String text) {
    Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    if (!(root instanceof Map<?, ?> keys)) {
      throw new FaultyInput("guidance", "holds no keys", "write spirit, watchouts and options");
    }
    Map<Integer, String> notes = new TreeMap<>();
    if (keys.get("options") instanceof Map<?, ?> options) {
      options.forEach((option, note) -> notes.put(optionId(option), note(note)));
    }
    return new Guidance(
        String.join(" ", words(keys.get("spirit"))), words(keys.get("watchouts")), notes);
  }

  private static int optionId(Object key) {
    try {
      return Integer.parseInt(String.valueOf(key));
    } catch (NumberFormatException noId) {
      throw new FaultyInput("options", "has a key that is no option id", "use option ids");
    }
  }

  private static String note(Object note) {
    if (!(note instanceof Map<?, ?> keys)) {
      return String.join(" ", words(note));
    }
    var parts = new ArrayList<String>();
    for (String key : NOTES) {
      List<String> words = words(keys.get(key));
      if (!words.isEmpty()) {
        parts.add((key.equals("matching") ? "" : key + ": ") + String.join("; ", words));
      }
    }
    return String.join(" ", parts);
  }

  private static List<String> words(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(GuidanceReader::plain).toList();
      default -> List.of(plain(value));
    };
  }

  private static String plain(@Nullable Object value) {
    return String.valueOf(value).strip().replaceAll("\\s+", " ");
  }
}
