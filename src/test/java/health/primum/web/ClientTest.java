package health.primum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientTest {
  private final Client client = new Client();
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
  void oneThatHasItsAnswerIsNot() {
    client.whenGone(farewells::incrementAndGet).close();
    client.leave();
    assertThat(farewells).hasValue(0);
  }
}
