package health.primum.catalog;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A YAML mapping read key by key, with the line of everything that is wrong with it. Reading goes
 * on after a fault, so that one look names them all; a reader asks {@link #isSound()} before it
 * builds anything.
 */
final class YamlFields {
  private final Path file;
  private final int linesBefore;
  private final Faults faults;
  private final int faultsBefore;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();

  private int firstLine;

  private YamlFields(Path file, int linesBefore, Faults faults) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.firstLine = linesBefore + 1;
    this.faults = faults;
    this.faultsBefore = faults.count();
  }

  /**
   * Reads a mapping.
   *
   * @param linesBefore lines of the file before {@code text}
   * @param known every key it may have
   */
  static YamlFields read(
      Path file, String text, int linesBefore, Faults faults, Set<String> known) {
    var fields = new YamlFields(file, linesBefore, faults);
    try {
      Node root =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .compose(new java.io.StringReader(text));
      fields.take(root, known);
    } catch (MarkedYAMLException broken) {
      int line = broken.getProblemMark() == null ? 0 : broken.getProblemMark().getLine() + 1;
      faults.add(file, linesBefore + line, "is not YAML: " + broken.getProblem(), "mend the line");
    } catch (YAMLException broken) {
      faults.add(
          file, linesBefore + 1, "is not YAML", "save it as UTF-8 text without control characters");
    }
    return fields;
  }

  private void take(@Nullable Node root, Set<String> known) {
    if (!(root instanceof MappingNode mapping)) {
      faults.add(
          file,
          firstLine,
          "holds no keys",
          "write 'key: value' lines; known keys are " + sorted(known));
      return;
    }
    firstLine = lineOf(mapping);
    for (NodeTuple tuple : mapping.getValue()) {
      int line = lineOf(tuple.getKeyNode());
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      if (!known.contains(key)) {
        faults.add(file, line, "unknown key '" + key + "'", "known keys are " + sorted(known));
      } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
        faults.add(file, line, "key '" + key + "' stands twice", "keep one of them");
      } else {
        lines.put(key, line);
      }
    }
  }

  /** Whether nothing was wrong so far. */
  boolean isSound() {
    return faults.count() == faultsBefore;
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  /** The line of a key, or the first line where it is missing. */
  int line(String key) {
    return lines.getOrDefault(key, firstLine);
  }

  void fault(String key, String what, String remedy) {
    faults.add(file, line(key), what, remedy);
  }

  /** A scalar that must be there; empty after a fault. */
  String text(String key) {
    if (!has(key)) {
      fault(key, "'" + key + "' is missing", "add it");
      return "";
    }
    return optionalText(key).orElse("");
  }

  Optional<String> optionalText(String key) {
    Node node = values.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return Optional.of(scalar.getValue().strip());
    }
    fault(key, "'" + key + "' is empty or not a single value", "give it one value");
    return Optional.empty();
  }

  Optional<BigDecimal> optionalNumber(String key, String min, String max) {
    return optionalText(key)
        .flatMap(
            text -> {
              try {
                var value = new BigDecimal(text);
                if (value.compareTo(new BigDecimal(min)) >= 0
                    && value.compareTo(new BigDecimal(max)) <= 0) {
                  return Optional.of(value);
                }
              } catch (NumberFormatException notANumber) {
                // Said below, like a number out of range.
              }
              fault(
                  key,
                  "'" + key + "' is '" + text + "', not a number from " + min + " to " + max,
                  "give a number in that range");
              return Optional.empty();
            });
  }

  int integer(String key, int min, int max, int fallback) {
    return optionalNumber(key, String.valueOf(min), String.valueOf(max))
        .map(
            value -> {
              if (value.stripTrailingZeros().scale() > 0) {
                fault(key, "'" + key + "' is not a whole number", "give a whole number");
              }
              return value.intValue();
            })
        .orElse(fallback);
  }

  /** A duration above zero that must be there. */
  Duration duration(String key) {
    String text = text(key);
    Optional<Duration> duration = Durations.parse(text);
    if (!text.isEmpty() && (duration.isEmpty() || duration.get().isZero())) {
      fault(
          key,
          "'" + key + "' is '" + text + "', not a duration above zero and at most 24 h",
          "write it as 500ms, 60s or 2m");
    }
    return duration.orElse(Duration.ZERO);
  }

  /** A list of scalars that must be there, with their lines. */
  List<Map.Entry<String, Integer>> list(String key) {
    var items = new ArrayList<Map.Entry<String, Integer>>();
    if (!(values.get(key) instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
      fault(key, "'" + key + "' is missing or not a list", "write it as a list: [a, b]");
      return items;
    }
    for (Node node : sequence.getValue()) {
      if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
        items.add(Map.entry(scalar.getValue().strip(), lineOf(node)));
      } else {
        fault(key, "'" + key + "' has an item that is not a single value", "list plain names");
      }
    }
    return items;
  }

  /** A mapping inside this one, if the key holds a mapping. */
  Optional<YamlFields> optionalFields(String key, Set<String> known) {
    if (!(values.get(key) instanceof MappingNode mapping)) {
      return Optional.empty();
    }
    var inner = new YamlFields(file, linesBefore, faults);
    inner.take(mapping, known);
    return Optional.of(inner);
  }

  /** Each mapping of a list that must be there, in turn; items that are none are faults. */
  void items(String key, Set<String> known, Consumer<YamlFields> taker) {
    if (!(values.get(key) instanceof SequenceNode sequence)) {
      fault(key, "'" + key + "' is missing or not a list", "write it as a list of mappings");
      return;
    }
    for (Node node : sequence.getValue()) {
      var inner = new YamlFields(file, linesBefore, faults);
      inner.firstLine = lineOf(node);
      inner.take(node, known);
      taker.accept(inner);
    }
  }

  private int lineOf(Node node) {
    return linesBefore + node.getStartMark().getLine() + 1;
  }

  private static String sorted(Set<String> known) {
    return String.join(", ", known.stream().sorted().toList());
  }
}
