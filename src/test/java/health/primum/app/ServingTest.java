package health.primum.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.cli.Service.Role;
import health.primum.fault.FaultyInput;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes that share channels share a journal, or do not start. */
class ServingTest {
  private static final String KAFKA = "smallrye-kafka";
  private static final String LOCAL = "primum-local";
  private static final Optional<String> POSTGRESQL = Optional.of("jdbc:postgresql://host/primum");

  @ParameterizedTest
  @EnumSource
  void channelsOfABrokerNeedAJournalThatOthersSee(Role role) {
    assertThatThrownBy(() -> Serving.check(role, KAFKA, Optional.empty()))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("PRIMUM_STORE_URL");
    assertThatCode(() -> Serving.check(role, KAFKA, POSTGRESQL)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:file:./data/journal", "jdbc:h2:./x", "JDBC:H2:mem:x"})
  void aFileThatIsNamedIsStillOnesOwn(String url) {
    assertThatThrownBy(() -> Serving.check(Role.ALL, KAFKA, Optional.of(url)))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("store.url")
        .hasMessageContaining("QUARKUS_PROFILE=kafka");
    assertThatCode(() -> Serving.check(Role.ALL, LOCAL, Optional.of(url)))
        .doesNotThrowAnyException();
  }

  @Test
  void aDatabaseServerIsShared() {
    assertThatCode(() -> Serving.check(Role.WORKER, KAFKA, Optional.of("jdbc:h2:tcp://host/x")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> Serving.check(Role.WORKER, LOCAL, POSTGRESQL))
        .hasMessageContaining("--role");
  }
}
