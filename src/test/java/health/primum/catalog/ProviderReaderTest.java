package health.primum.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Api;
import health.primum.agent.ModelSource;
import health.primum.agent.Provider;
import health.primum.consult.TeamId;
import health.primum.fault.Fault;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderReaderTest {
  private static final String SOUND =
      "  - {name: openai, api: openai, base-url: http://127.0.0.1:1/v1}\n";

  @TempDir Path home;

  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void aHomeThatAsksOneProvider() throws IOException {
    write("prompts/propose/p.md", "---\nid: propose/p\n---\n{{case}}\n");
    asks("openai");
  }

  @Test
  void readsAllThereIsToSay() throws IOException {
    providers(
        """
          - name: azure
            description: Ours.
            api: openai
            base-url: https://ours.example/openai/v1/
            key-file: secrets/azure
            key-header: api-key
            max-concurrent: 8
            max-retries: 0
            hedge-after: 20s
        """);
    asks("azure");
    assertThat(faults()).isEmpty();
    assertThat(provider())
        .isEqualTo(
            new Provider(
                "azure",
                Api.OPENAI,
                URI.create("https://ours.example/openai/v1"),
                "",
                Optional.of(Path.of("secrets", "azure")),
                "api-key",
                8,
                0,
                Optional.of(Duration.ofSeconds(20))));
  }

  @Test
  void fillsInWhatIsLeftOut() throws IOException {
    providers(SOUND);
    assertThat(provider())
        .isEqualTo(
            new Provider(
                "openai",
                Api.OPENAI,
                URI.create("http://127.0.0.1:1/v1"),
                "",
                Optional.empty(),
                "",
                64,
                3,
                Optional.empty()));
  }

  @Test
  void theEnvironmentStandsInForTheAddress() throws IOException {
    providers(SOUND);
    environment.put("OPENAI_BASE_URL", " http://gateway:8080/v1// ");
    assertThat(provider().baseUrl()).isEqualTo(URI.create("http://gateway:8080/v1"));
    environment.put("OPENAI_BASE_URL", " ");
    assertThat(provider().baseUrl()).isEqualTo(URI.create("http://127.0.0.1:1/v1"));
  }

  @Test
  void theEnvironmentMayBeTheOnlyAddress() throws IOException {
    providers("  - {name: my-vllm, api: openai}\n");
    asks("my-vllm");
    assertThat(faults()).contains("config/providers.yaml:2: 'base-url' is missing; add it");
    environment.put("MY_VLLM_BASE_URL", "http://127.0.0.1:8000/v1");
    assertThat(provider().baseUrl()).isEqualTo(URI.create("http://127.0.0.1:8000/v1"));
  }

  @Test
  void anAddressOfTheEnvironmentThatIsNoneIsNamedByItsVariable() throws IOException {
    providers(SOUND);
    environment.put("OPENAI_BASE_URL", "localhost:8000");
    assertThat(faults())
        .contains(
            "config/providers.yaml:2: OPENAI_BASE_URL, which stands in for 'base-url', is no http or https address; write it as https://host/v1");
  }

  @Test
  void bedrockHasARegionInsteadOfAnAddress() throws IOException {
    providers("  - {name: bedrock, api: bedrock, region: eu-central-1}\n");
    asks("bedrock");
    assertThat(provider().baseUrl())
        .isEqualTo(URI.create("https://bedrock-runtime.eu-central-1.amazonaws.com"));
    environment.put("AWS_REGION", "us-east-1");
    assertThat(provider().region()).isEqualTo("us-east-1");
    assertThat(provider().baseUrl())
        .isEqualTo(URI.create("https://bedrock-runtime.us-east-1.amazonaws.com"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "api: acme | unknown api 'acme'; apis are openai, anthropic, gemini, mistral, ollama, bedrock",
        "api: OpenAI | unknown api 'OpenAI'; apis are openai, anthropic, gemini, mistral, ollama, bedrock",
        "base-url: ftp://host/v1 | 'base-url' is no http or https address; write it as https://host/v1",
        "base-url: host/v1 | 'base-url' is no http or https address; write it as https://host/v1",
        "base-url: 'https://me:sk-secret@host/v1' | 'base-url' is no http or https address; write it as https://host/v1",
        "base-url: 'https://host/v1?key=sk-secret' | 'base-url' is no http or https address; write it as https://host/v1",
        "base-url: 'https://ho st' | 'base-url' is no address; write it as https://host/v1",
        "base-url: | 'base-url' is empty or not a single value; give it one value",
        "key-file: | 'key-file' is empty or not a single value; give it one value",
        "key-file: \"a\\0b\" | 'key-file' is not a path; name a file",
        "key-header: 'api key' | 'key-header' is no name of a header; write it like api-key",
        "region: eu-central-1 | 'region' is only for the api bedrock; remove it",
        "max-concurrent: 0 | 'max-concurrent' is '0', not a number from 1 to 100000; give a number in that range",
        "max-concurrent: 1.5 | 'max-concurrent' is not a whole number; give a whole number",
        "max-retries: 11 | 'max-retries' is '11', not a number from 0 to 10; give a number in that range",
        "hedge-after: 0s | 'hedge-after' is '0s', not a duration above zero and at most 24 h; write it as 500ms, 60s or 2m",
        "hedge-after: soon | 'hedge-after' is 'soon', not a duration above zero and at most 24 h; write it as 500ms, 60s or 2m",
        "api-key: sk-secret | unknown key 'api-key'; known keys are api, base-url, description, hedge-after, key-file, key-header, max-concurrent, max-retries, name, region"
      })
  void namesEveryFaultWithItsLineAndRemedy(String wrong, String fault) throws IOException {
    Map<String, String> fields = new java.util.LinkedHashMap<>();
    fields.put("name", "openai");
    fields.put("api", "openai");
    fields.put("base-url", "http://127.0.0.1:1/v1");
    String key = wrong.substring(0, wrong.indexOf(':'));
    fields.put(key, wrong.substring(wrong.indexOf(':') + 1).strip());
    int line = List.copyOf(fields.keySet()).indexOf(key) + 2;
    var text = new StringBuilder();
    fields.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "  - " : "    ")
                .append(name)
                .append(": ")
                .append(value)
                .append('\n'));
    providers(text.toString());
    assertThat(faults()).contains("config/providers.yaml:" + line + ": " + fault);
    assertThat(faults()).noneMatch(f -> f.contains("sk-secret"));
  }

  @Test
  void aNameMustBeOneAndItsOwn() throws IOException {
    for (String taken : List.of("recorded", "scripted", "rules")) {
      providers(SOUND + SOUND.replace("name: openai", "name: " + taken));
      assertThat(faults())
          .containsExactly(
              "config/providers.yaml:3: '%s' means something else; choose another name"
                  .formatted(taken));
    }
    providers(SOUND + SOUND.replace("name: openai", "name: Open AI"));
    assertThat(faults())
        .containsExactly(
            "config/providers.yaml:3: 'name' 'Open AI' is not a provider's name; use lower-case letters, digits and dashes, beginning with a letter");
    providers(SOUND + SOUND.replace("127.0.0.1", "localhost"));
    assertThat(faults())
        .containsExactly("config/providers.yaml:3: 'openai' stands twice; keep one of them");
    assertThat(provider().baseUrl()).isEqualTo(URI.create("http://127.0.0.1:1/v1"));
  }

  @Test
  void aKeyHeaderIsOnlyForOneWireFormat() throws IOException {
    providers(
        SOUND + "  - {name: claude, api: anthropic, base-url: http://h/v1, key-header: api-key}\n");
    assertThat(faults())
        .containsExactly(
            "config/providers.yaml:3: 'key-header' is only for the api openai; remove it");
  }

  @Test
  void badRegionsAreNamed() throws IOException {
    providers(SOUND + "  - {name: bedrock, api: bedrock}\n");
    assertThat(faults()).containsExactly("config/providers.yaml:3: 'region' is missing; add it");
    providers(SOUND + "  - {name: bedrock, api: bedrock, region: evil.example/}\n");
    assertThat(faults())
        .containsExactly(
            "config/providers.yaml:3: 'region' is no AWS region; write it like eu-central-1");
  }

  @Test
  void oneBadEntryHidesNeitherFaultsNorSoundnessOfOthers() throws IOException {
    providers(
        "  - {name: first, api: acme, base-url: http://h/v1}\n"
            + SOUND
            + "  - just a text\n"
            + "  - {name: last, api: openai, base-url: nowhere, max-retries: x}\n");
    assertThat(faults())
        .hasSize(6)
        .anySatisfy(f -> assertThat(f).startsWith("config/providers.yaml:2: unknown api 'acme'"))
        .anySatisfy(f -> assertThat(f).startsWith("config/providers.yaml:4: holds no keys"))
        .anySatisfy(f -> assertThat(f).startsWith("config/providers.yaml:4: 'name' is missing"))
        .anySatisfy(f -> assertThat(f).startsWith("config/providers.yaml:5: 'max-retries' is 'x'"));
    assertThat(provider().name()).isEqualTo("openai");
  }

  @Test
  void aFileThatIsNoListIsAFault() throws IOException {
    write("config/providers.yaml", "providers: openai\n");
    assertThat(faults())
        .contains(
            "config/providers.yaml:1: 'providers' is missing or not a list; write it as a list of mappings");
    write("config/providers.yaml", "- openai\n");
    assertThat(faults())
        .contains(
            "config/providers.yaml:1: holds no keys; write 'key: value' lines; known keys are providers");
  }

  @Test
  void anAgentOfNoProviderIsToldWhichThereAre() throws IOException {
    asks("openai");
    assertThat(faults())
        .containsExactly(
            "agents/a.yaml:2: unknown provider 'openai'; name recorded, scripted, rules or one of config/providers.yaml: []",
            "agents/teams/t.yaml:2: there is no agent 'a', or its file is faulty; name one of []");
  }

  private Provider provider() {
    var member = catalog().find(new TeamId("t")).orElseThrow().members().getFirst();
    return ((ModelSource.Live) member.source()).at();
  }

  private List<String> faults() {
    return catalog().faults().stream().map(Fault::describe).toList();
  }

  private Catalog catalog() {
    return Catalog.read(home, environment::get);
  }

  private void providers(String entries) throws IOException {
    write("config/providers.yaml", "providers:\n" + entries);
  }

  private void asks(String provider) throws IOException {
    write(
        "agents/a.yaml",
        "id: a\nprovider: %s\nmodel: m\nrole: r\nprompt: propose/p\ndeadline: 60s\n"
            .formatted(provider));
    write("agents/teams/t.yaml", "id: t\nmembers: [a]\nprotocol: solo\ndeadline: 60s\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = home.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }
}
