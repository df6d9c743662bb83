package health.primum.llm.provider;

import health.primum.agent.Provider;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds providers' keys where alone they may be: in the environment ({@code OPENAI_API_KEY}), in a
 * file that the environment names ({@code OPENAI_API_KEY_FILE}), or in the mounted file that {@code
 * config/providers.yaml} names. They are looked up for every call, so that a rotated secret needs
 * no restart.
 */
public final class Keys {
  private final Function<String, @Nullable String> environment;

  /**
   * Keys.
   *
   * @param environment the value of a variable, or null where it is not set
   */
  public Keys(Function<String, @Nullable String> environment) {
    this.environment = environment;
  }

  /**
   * The key, if there is one.
   *
   * @throws FaultyInput when a file that should hold it cannot be read
   */
  public Optional<String> of(Provider provider) {
    Optional<String> direct = variable(provider.keyVariable());
    if (direct.isPresent()) {
      return Optional.of(checked(direct.get(), provider.keyVariable()));
    }
    Optional<String> named = variable(provider.keyVariable() + "_FILE");
    return named.or(() -> provider.keyFile().map(Path::toString)).map(Keys::read);
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.apply(name))
        .map(value -> value.replace("\uFEFF", "").strip())
        .filter(v -> !v.isEmpty());
  }

  private static String read(String file) {
    try {
      String key = Files.readString(Path.of(file)).replace("\uFEFF", "").strip();
      if (key.isEmpty()) {
        throw unusable(file, "is empty or cannot be read");
      }
      return checked(key, file);
    } catch (IOException | InvalidPathException unreadable) {
      throw unusable(file, "is empty or cannot be read");
    }
  }

  /**
   * A header cannot carry other characters, and what the HTTP client says of that quotes the key.
   */
  private static String checked(String key, String where) {
    if (key.chars().anyMatch(c -> c < 0x21 || c > 0x7E)) {
      throw unusable(where, "holds more than a key");
    }
    return key;
  }

  private static FaultyInput unusable(String file, String what) {
    return new FaultyInput("key file", file + " " + what, "mount the secret there");
  }
}
