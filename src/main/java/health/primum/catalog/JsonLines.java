package health.primum.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.fault.FaultyInput;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads files of one JSON object a line; a line that cannot be taken is named, the others still
 * count.
 */
public final class JsonLines {
  /** Takes one object; may throw {@link FaultyInput}. */
  public interface Taker {
    void take(JsonNode object);
  }

  private JsonLines() {}

  public static void read(Path file, String text, Faults faults, Taker taker) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      try {
        taker.take(JsonNodes.object(lines.get(i)));
      } catch (JsonNodes.BrokenJson broken) {
        faults.add(file, i + 1, broken.what(), "mend or remove the line");
      } catch (FaultyInput faulty) {
        faults.add(file, i + 1, faulty);
      }
    }
  }
}
