package health.primum.consult.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Fingerprint;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultTerms;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.evaluation.NotEvaluated;
import health.primum.consult.journal.Caller;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Repeatable;
import health.primum.testsupport.Fixtures;
import health.primum.testsupport.InMemoryJournal;
import health.primum.testsupport.Unevaluated;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReceptionTest {
  private static final Team TEAM = Fixtures.solo("a");

  private final InMemoryJournal journal = new InMemoryJournal(Clock.systemUTC());
  private boolean brokerIsThere = true;
  private final Reception reception = reception(/* requireEvaluated= */ false);

  @Test
  void whoComesAgainGetsWhatWasAcceptedThoughThereIsNoRoom() {
    ConsultId first = reception.accept(asking("key", "body"));
    assertThatThrownBy(() -> reception.accept(asking("another", "body"))).isInstanceOf(Busy.class);
    assertThat(reception.accept(asking("key", "body"))).isEqualTo(first);
    assertThatThrownBy(() -> reception.accept(asking("key", "other"))).isInstanceOf(KeyTaken.class);
    assertThat(journal.unfinished()).isEqualTo(1);
  }

  @Test
  void neitherBrokerNorEvaluationIsNeededForThat() {
    ConsultId first = reception.accept(asking("key", "body"));
    assertThatThrownBy(() -> reception(true).accept(asking("another", "body")))
        .isInstanceOf(NotEvaluated.class);
    assertThat(reception(true).accept(asking("key", "body"))).isEqualTo(first);
    brokerIsThere = false;
    assertThatThrownBy(() -> reception.accept(asking("another", "body")))
        .isInstanceOf(Sender.BrokerUnavailable.class);
    assertThat(reception.accept(asking("key", "body"))).isEqualTo(first);
  }

  private static Asking asking(String key, String body) {
    return new Asking(
        new Caller("tenant", "user"),
        Fixtures.aCase(),
        TEAM,
        TEAM.deadline(),
        Optional.of(new Repeatable(key, Fingerprint.of(body))),
        Optional.empty());
  }

  private Reception reception(boolean requireEvaluated) {
    var desk =
        new ConsultDesk(
            Fixtures.deliberation(
                request -> {
                  throw new IllegalStateException("nobody is asked");
                }),
            () -> new ConsultId("none"),
            new ConsultTerms(false, requireEvaluated, null),
            new Unevaluated());
    var sender =
        new Sender() {
          @Override
          public void send(List<Message> messages) {}

          @Override
          public boolean isWell() {
            return brokerIsThere;
          }
        };
    return new Reception(
        desk,
        journal,
        (question, repeatable) -> Optional.empty(),
        sender,
        new Watches(journal),
        () -> new ConsultId(UUID.randomUUID().toString()),
        Clock.systemUTC(),
        new Reception.Terms(1, Duration.ofDays(1)));
  }
}
