package health.primum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceReadinessTest {
  @ParameterizedTest
  @CsvSource({"true,true,UP", "false,true,DOWN", "true,false,DOWN"})
  void itIsReadyWhileAConsultCouldBeAccepted(boolean journal, boolean broker, Status status) {
    var readiness =
        new ServiceReadiness(() -> journal, () -> broker, new Stopping(Optional.empty()));
    assertThat(readiness.call().getStatus()).isEqualTo(status);
  }

  @Test
  void oneThatStopsIsNotReady() {
    var stopping = new Stopping(Optional.empty());
    var readiness = new ServiceReadiness(() -> true, () -> true, stopping);
    assertThat(readiness.call().getStatus()).isEqualTo(Status.UP);
    stopping.begin();
    assertThat(readiness.call().getStatus()).isEqualTo(Status.DOWN);
  }
}
