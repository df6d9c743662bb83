package health.primum.consult.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Outbox;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RelayTest {
  @Test
  void anErrorIsNoReasonToSendNothingAnyMore() throws Exception {
    var times = new AtomicInteger();
    var again = new CountDownLatch(1);
    var outbox =
        new Outbox() {
          @Override
          public int drain(int most, Consumer<List<Message>> sender) {
            if (times.incrementAndGet() == 1) {
              throw new StackOverflowError();
            }
            again.countDown();
            return 0;
          }

          @Override
          public void onMessage(Runnable news) {
            // The relay looks by itself as well.
          }
        };
    try (var relay = new Relay(outbox, new Unasked())) {
      relay.start();

      assertThat(again.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static final class Unasked implements Sender {
    @Override
    public void send(List<Message> messages) {
      throw new IllegalStateException("there is nothing to send");
    }

    @Override
    public boolean isWell() {
      return true;
    }
  }
}
