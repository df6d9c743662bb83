package health.primum.consult;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuiltInTest {
  private static final Path RESOURCES = Path.of("src/main/resources");

  /** Whoever adds a table changes what teams do, and every fingerprint must say so. */
  @Test
  void everyTableOfTheLexiconAndTheGuardsIsPartOfTheFingerprint() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.list(RESOURCES.resolve("lexicon")), Files.list(RESOURCES.resolve("safety")))) {
      assertThat(files.map(file -> RESOURCES.relativize(file).toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(BuiltIn.TABLES);
    }
    assertThat(BuiltIn.fingerprint()).isEqualTo(BuiltIn.fingerprint());
  }
}
