package health.primum.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.consult.journal.Message;
import health.primum.consult.pipeline.Sender;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Channels within one process. */
@QuarkusTest
@TestProfile(LocalChannelsTest.Profile.class)
class LocalChannelsTest extends ChannelContract {
  private static final int CAPACITY = 1_000;

  /** Little room, so that it is soon full. */
  public static class Profile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(HeardMessages.class, InMemoryDeadLetters.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("mp.messaging.outgoing.itemsout.capacity", String.valueOf(CAPACITY));
    }
  }

  @Test
  void whenThereIsNoRoomTheSenderIsToldAndNothingIsLost() {
    var gate = new Semaphore(0);
    handlers.doing(message -> gate.acquireUninterruptibly());
    int room = CAPACITY + Lanes.WINDOW + Outlet.WINDOW;
    sender.send(items(0, CAPACITY + Lanes.WINDOW));
    var more = new ArrayList<>(items(CAPACITY + Lanes.WINDOW, room + 500));
    more.add(request("beside"));
    assertThatThrownBy(() -> sender.send(more))
        .asInstanceOf(InstanceOfAssertFactories.type(Sender.BrokerUnavailable.class))
        .satisfies(
            refused ->
                assertThat(refused.taken())
                    .as("what another channel took need not be sent again")
                    .containsExactly(request("beside")));
    assertThat(sender.isWell()).isFalse();
    gate.release(room + 1);
    within(10, () -> assertThat(handlers.heard("item-")).hasSize(room));
    within(10, () -> assertThat(sender.isWell()).isTrue());
  }

  private static List<Message> items(int from, int to) {
    var items = new ArrayList<Message>();
    for (int i = from; i < to; i++) {
      items.add(new Message(Message.Channel.EVALUATION_ITEMS, "item-" + i, "x"));
    }
    return items;
  }
}
