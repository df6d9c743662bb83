package health.primum.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewerJdkTest {
  @Test
  void findsTheJdkThatRunsThisTestOrANewerOne() {
    assertThat(NewerJdk.find())
        .hasValueSatisfying(home -> assertThat(Path.of(home.toString(), "bin")).isDirectory());
  }

  /**
   * Class file version 61 is Java 17: an old java must be able to load what hands over to a newer
   * one.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Main", "NewerJdk"})
  void theEntryLoadsOnJava17(String name) throws IOException {
    try (InputStream in = NewerJdk.class.getResourceAsStream(name + ".class");
        var data = new DataInputStream(in)) {
      assertThat(data.readInt()).isEqualTo(0xCAFEBABE);
      data.readUnsignedShort();
      assertThat(data.readUnsignedShort()).isEqualTo(61);
    }
  }
}
