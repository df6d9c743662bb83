package health.primum.catalog;

import health.primum.fault.FaultyInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the {@code id} of an agent or team and sees that no other file has it. */
final class Ids {
  private Ids() {}

  static <T> Optional<T> unique(
      YamlFields fields, Path file, Function<String, T> type, Map<T, Path> taken, Faults faults) {
    String text = fields.text("id");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      T id = type.apply(text);
      Path other = taken.putIfAbsent(id, file);
      if (other != null) {
        fields.fault(
            "id",
            "duplicate id '" + text + "', already in " + faults.name(other),
            "give one of them another id");
        return Optional.empty();
      }
      return Optional.of(id);
    } catch (FaultyInput faulty) {
      faults.add(file, fields.line("id"), faulty);
      return Optional.empty();
    }
  }
}
