package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChecklistReaderTest {
  private static final String GOOD =
      """
        - id: %s
          title: Chest pain
          source: a guideline
          any: ["chest pain"]
          min-age: 18
          sex: female
          alarm: hurry
          actions:
            - {action: Order ECG, intent: order, category: diagnostic, urgency: emergent, why: because}
      """;

  @TempDir Path home;

  @Test
  void readsChecklists() throws IOException {
    write("checklists:\n" + GOOD.formatted("one") + GOOD.formatted("two"));
    Catalog catalog = Catalog.read(home, name -> null);
    assertThat(catalog.checklists().all()).extracting(c -> c.id()).containsExactly("one", "two");
    assertThat(catalog.parts()).containsKey("checklist one");
  }

  @Test
  void namesEveryFaultWithItsLineAndKeepsTheOthers() throws IOException {
    write(
        "checklists:\n"
            + GOOD.formatted("one")
            + GOOD.formatted("one")
            + GOOD.formatted("three").replace("emergent", "quick")
            + GOOD.formatted("four").replace("    any: [\"chest pain\"]\n", "")
            + GOOD.formatted("five").replace("source: a guideline", "sources: a guideline")
            + GOOD.formatted("six"));
    Catalog catalog = Catalog.read(home, name -> null);
    assertThat(catalog.checklists().all()).extracting(c -> c.id()).containsExactly("one", "six");
    List<String> faults =
        catalog.faults().stream()
            .map(Fault::describe)
            .filter(f -> f.startsWith("config/checklists"))
            .toList();
    assertThat(faults)
        .containsExactly(
            "config/checklists/c.yaml:11: 'one' stands twice; give each checklist its own id",
            "config/checklists/c.yaml:28: 'urgency' is 'quick'; write one of emergent, urgent, routine, unstated",
            "config/checklists/c.yaml:29: 'any' is missing or not a list; write it as a list: [a, b]",
            "config/checklists/c.yaml:39: unknown key 'sources'; known keys are actions, alarm, any, id, max-age, min-age, none, sex, source, title, with",
            "config/checklists/c.yaml:37: 'source' is missing; add it");
  }

  private void write(String text) throws IOException {
    Path file = home.resolve("config/checklists/c.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
