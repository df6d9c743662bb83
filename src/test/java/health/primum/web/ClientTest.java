package health.primum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientTest {
  private final AtomicBoolean cutting = new AtomicBoolean();
  private final Client client = new Client(cutting::get);
  private final AtomicInteger farewells = new AtomicInteger();

  @Test
  void oneThatGoesWhileItIsWaitedForIsTakenLeaveOfOnce() {
    try (var waiting = client.whenGone(farewells::incrementAndGet)) {
      assertThat(client.isGone()).isFalse();
      client.leave();
      client.leave();
    }
    assertThat(farewells).hasValue(1);
    assertThat(client.isGone()).isTrue();
  }

  @Test
  void oneThatWasGoneBeforeIsTakenLeaveOfToo() {
    client.leave();
    try (var waiting = client.whenGone(farewells::incrementAndGet)) {
      assertThat(farewells).hasValue(1);
    }
  }

  @Test
  void oneThatTheServiceCutOffDidNotGo() {
    client.whenGone(farewells::incrementAndGet);
    cutting.set(true);
    client.leave();
    assertThat(farewells).hasValue(0);
    assertThat(client.isGone()).isTrue();
  }

  @Test
  void oneThatHasItsAnswerIsNot() {
    client.whenGone(farewells::incrementAndGet).close();
    client.leave();
    assertThat(farewells).hasValue(0);
  }
}
