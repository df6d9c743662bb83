package health.primum.safety;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.safety.critical.CriticalActions;
import health.primum.safety.rule.RuleSheet;
import health.primum.safety.rule.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of rules in the documents is the rules' own. Run {@code main} after changing a rule. */
class GuardListTest {
  private static final Path LIST = Path.of("src", "docs", "GUARDS.md");

  public static void main(String[] args) throws IOException {
    Files.writeString(LIST, make(), UTF_8);
  }

  @Test
  void theListInTheDocumentsIsWhole() throws IOException {
    assertThat(Files.readString(LIST)).isEqualTo(make());
  }

  private static String make() {
    var text =
        new StringBuilder(
            """
            # Guards

            Every rule that checks a decided plan, made from the tables under `src/main/resources/safety` by `GuardListTest`. How a finding changes a
            decision and how often the rules speak: METHODOLOGY, "Guards". Severities are ours; a source says what the rule restates. No pharmacist
            has reviewed the tables yet, and but for the ONC list and the PINCER indicators, which were copied from their published tables, the sources were cited
            from knowledge and not opened again one by one: check a row against its source before relying on it.

            | rule | severity | what | source |
            |---|---|---|---|
            """);
    for (RuleSheet sheet : new Rules().sheets()) {
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(sheet.id(), sheet.severity(), sheet.what(), sheet.source()));
    }
    text.append(
        """

        ## What must stand beside a drug

        Rules of `safety/critical-actions.tsv`: a plan that gives the first without the second gets the action added to the pool, under the origin
        `critical-actions`, to be rated like any other (METHODOLOGY, "Critical actions"). What each is set off by, and when it is silent, stands in its row.

        | rule | adds | source |
        |---|---|---|
        """);
    for (RuleSheet sheet : new CriticalActions().sheets()) {
      text.append("| %s | %s | %s |\n".formatted(sheet.id(), sheet.what(), sheet.source()));
    }
    return text.toString();
  }
}
