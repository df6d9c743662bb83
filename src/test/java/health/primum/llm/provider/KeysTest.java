package health.primum.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Api;
import health.primum.agent.Provider;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeysTest {
  @TempDir Path secrets;

  private final Map<String, String> environment = new HashMap<>();

  @Test
  void findsAKeyInTheEnvironment() {
    environment.put("MY_VLLM_API_KEY", " sk-direct\n");
    assertThat(key(Optional.empty())).contains("sk-direct");
  }

  @Test
  void findsAKeyInTheFileThatTheEnvironmentNames() throws IOException {
    environment.put("MY_VLLM_API_KEY_FILE", file("named", "sk-named\n").toString());
    assertThat(key(Optional.empty())).contains("sk-named");
  }

  @Test
  void findsAKeyInTheProvidersFile() throws IOException {
    assertThat(key(Optional.of(file("mounted", "sk-mounted\n")))).contains("sk-mounted");
  }

  @Test
  void takesTheFirstOfVariableNamedFileAndProvidersFile() throws IOException {
    Optional<Path> mounted = Optional.of(file("mounted", "sk-mounted"));
    environment.put("MY_VLLM_API_KEY_FILE", file("named", "sk-named").toString());
    assertThat(key(mounted)).contains("sk-named");
    environment.put("MY_VLLM_API_KEY", "sk-direct");
    assertThat(key(mounted)).contains("sk-direct");
    environment.put("MY_VLLM_API_KEY", " ");
    assertThat(key(mounted)).contains("sk-named");
  }

  @Test
  void aKeyThatIsRotatedIsFoundAtTheNextCall() throws IOException {
    var keys = new Keys(environment::get);
    Provider provider = provider(Optional.of(file("mounted", "sk-old")));
    assertThat(keys.of(provider)).contains("sk-old");
    file("mounted", "sk-new");
    assertThat(keys.of(provider)).contains("sk-new");
  }

  @Test
  void thereMayBeNoKey() {
    assertThat(key(Optional.empty())).isEmpty();
  }

  @Test
  void aFileThatIsMissingOrEmptyIsAFault() throws IOException {
    Path missing = secrets.resolve("missing");
    assertThatThrownBy(() -> key(Optional.of(missing)))
        .isInstanceOf(FaultyInput.class)
        .hasMessage("key file: " + missing + " is empty or cannot be read; mount the secret there");
    Path empty = file("empty", " \n");
    assertThatThrownBy(() -> key(Optional.of(empty))).isInstanceOf(FaultyInput.class);
  }

  /** What a header cannot carry would end as a fault that names nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"sk-one\nsk-two", "sk-\u0000one"})
  void aFileThatHoldsMoreThanAKeyIsAFault(String content) throws IOException {
    Path file = file("odd", content);
    assertThatThrownBy(() -> key(Optional.of(file)))
        .isInstanceOf(FaultyInput.class)
        .hasMessageStartingWith("key file: " + file)
        .message()
        .doesNotContain("sk-");
  }

  @Test
  void aPathThatIsNoneIsAFault() {
    environment.put("MY_VLLM_API_KEY_FILE", "bad\u0000path");
    assertThatThrownBy(() -> key(Optional.empty())).isInstanceOf(FaultyInput.class);
  }

  @Test
  void nothingThatIsPrintedShowsAKey() throws IOException {
    environment.put("MY_VLLM_API_KEY", "sk-direct");
    var keys = new Keys(environment::get);
    Provider provider = provider(Optional.of(file("mounted", "sk-mounted")));
    keys.of(provider);
    assertThat(keys + " " + provider).doesNotContain("sk-");
  }

  private Optional<String> key(Optional<Path> keyFile) {
    return new Keys(environment::get).of(provider(keyFile));
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(secrets.resolve(name), content);
  }

  private static Provider provider(Optional<Path> keyFile) {
    return new Provider(
        "my-vllm",
        Api.OPENAI,
        URI.create("http://127.0.0.1:1/v1"),
        "",
        keyFile,
        "",
        64,
        3,
        Optional.empty());
  }
}
