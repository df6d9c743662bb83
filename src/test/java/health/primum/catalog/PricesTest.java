package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Price;
import health.primum.consult.TeamId;
import health.primum.fault.Fault;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
  private static final String LINE =
      "  - {provider: openai, model: m, input: 2.50, output: 10, as-of: 2026-04-30, source: list}\n";
  private static final Price PRICE =
      new Price(new BigDecimal("2.50"), BigDecimal.TEN, LocalDate.of(2026, 4, 30));

  @TempDir Path home;

  @BeforeEach
  void aHomeWithOneModel() throws IOException {
    write("prompts/propose/p.md", "---\nid: propose/p\n---\n{{case}}\n");
    write(
        "config/providers.yaml",
        "providers:\n  - {name: openai, api: openai, base-url: http://127.0.0.1:1/v1}\n");
    agent("");
    write("agents/teams/t.yaml", "id: t\nmembers: [a]\nprotocol: solo\ndeadline: 60s\n");
  }

  @Test
  void anAgentCostsWhatItsModelCosts() throws IOException {
    prices(LINE);
    assertThat(faults()).isEmpty();
    assertThat(price()).isEqualTo(PRICE);
  }

  @Test
  void anAgentsOwnPriceComesFirst() throws IOException {
    prices(LINE);
    agent("price: {input: 0, output: 0}\n");
    assertThat(price()).isEqualTo(new Price(BigDecimal.ZERO, BigDecimal.ZERO, null));
  }

  @Test
  void aPriceIsForOneModelOfOneProviderToTheLetter() throws IOException {
    prices(LINE.replace("model: m", "model: m-mini"));
    assertThat(price()).isNull();
    prices(LINE.replace("openai", "azure"));
    assertThat(price()).isNull();
    prices(LINE.replace("model: m", "model: M"));
    assertThat(price()).isNull();
  }

  @Test
  void withoutAFileNoPriceIsKnown() {
    assertThat(faults()).isEmpty();
    assertThat(price()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-30 | 30.04.2026 | 'as-of' is no date; write it like 2026-04-30",
        "2026-04-30 | 2026-02-30 | 'as-of' is no date; write it like 2026-04-30",
        "2.50 | -1 | 'input' is '-1', not a number from 0 to 100000; give a number in that range",
        "2.50 | free | 'input' is 'free', not a number from 0 to 100000; give a number in that range",
        "input: 2.50, | '' | 'input' is missing; add it",
        ", source: list | '' | 'source' is missing; add it",
        ", as-of: 2026-04-30 | '' | 'as-of' is missing; add it",
        "model: m, | '' | 'model' is missing; add it",
        "input | inputs | unknown key 'inputs'; known keys are as-of, input, model, output, provider, source"
      })
  void namesEveryFaultWithItsLineAndRemedy(String right, String wrong, String fault)
      throws IOException {
    prices("  # Checked today.\n" + LINE.replace(right, wrong));
    assertThat(faults()).contains("config/prices.yaml:3: " + fault);
    assertThat(price()).isNull();
  }

  @Test
  void aPriceThatStandsTwiceIsAFault() throws IOException {
    prices(LINE + LINE.replace("2.50", "9"));
    assertThat(faults())
        .containsExactly("config/prices.yaml:3: 'm' of openai stands twice; keep one of them");
    assertThat(price()).isEqualTo(PRICE);
  }

  @Test
  void oneBadEntryHidesNeitherFaultsNorSoundnessOfOthers() throws IOException {
    prices(
        LINE.replace("2.50", "dear").replace("model: m", "model: x")
            + LINE
            + LINE.replace("2026-04-30", "today").replace("model: m", "model: y"));
    assertThat(faults())
        .containsExactly(
            "config/prices.yaml:2: 'input' is 'dear', not a number from 0 to 100000; give a number in that range",
            "config/prices.yaml:4: 'as-of' is no date; write it like 2026-04-30");
    assertThat(price()).isEqualTo(PRICE);
  }

  private @Nullable Price price() {
    return catalog().find(new TeamId("t")).orElseThrow().members().getFirst().price();
  }

  private List<String> faults() {
    return catalog().faults().stream().map(Fault::describe).toList();
  }

  private Catalog catalog() {
    return Catalog.read(home, name -> null);
  }

  private void prices(String entries) throws IOException {
    write("config/prices.yaml", "prices:\n" + entries);
  }

  private void agent(String more) throws IOException {
    write(
        "agents/a.yaml",
        "id: a\nprovider: openai\nmodel: m\nrole: r\nprompt: propose/p\ndeadline: 60s\n" + more);
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
