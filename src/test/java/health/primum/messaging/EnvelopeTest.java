package health.primum.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.journal.DeadLetter.Reason;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.messaging.Envelope.Reading.Read;
import health.primum.messaging.Envelope.Reading.Unread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
  private static final String ID = "6f1c2d3e-0000-4000-8000-000000000001";

  @Test
  void isSmallJsonWithAVersion() {
    assertThat(Envelope.write(new Message(Channel.AGENT_TASKS, ID, "adviser.PROPOSAL.ab12")))
        .isEqualTo("{\"v\":1,\"consult\":\"" + ID + "\",\"subject\":\"adviser.PROPOSAL.ab12\"}");
  }

  @ParameterizedTest
  @EnumSource(Event.Kind.class)
  void whatIsWrittenIsRead(Event.Kind kind) {
    var message = new Message(Channel.CONSULT_EVENTS, ID, Event.word(12, kind));
    assertThat(Envelope.read(Channel.CONSULT_EVENTS, Envelope.write(message)))
        .isEqualTo(new Read(message));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "Mrs Smith has a cough",
        "{\"v\":1}",
        "{\"v\":\"1\",\"consult\":\"a\",\"subject\":\"\"}",
        "{\"v\":1,\"consult\":\"\",\"subject\":\"\"}",
        "{\"v\":1,\"consult\":\"Mrs Smith\",\"subject\":\"\"}",
        "{\"v\":1,\"consult\":\"a\",\"subject\":\"Mrs Smith, 54\"}",
        "{\"v\":1,\"consult\":\"a\",\"subject\":\"\"} trailing",
        "{\"v\":1,\"consult\":{\"of\":\"a\"},\"subject\":\"\"}"
      })
  void whatIsNotWrittenHereIsKnownByItsFingerprintAlone(String words) {
    assertThat(Envelope.read(Channel.AGENT_TASKS, words))
        .isInstanceOfSatisfying(
            Unread.class,
            unread -> {
              assertThat(unread.reason()).isEqualTo(Reason.UNREADABLE);
              assertThat(unread.message().consult()).isEmpty();
              assertThat(unread.message().subject()).matches("sha256:[0-9a-f]{64}");
            });
  }

  @Test
  void anotherVersionKeepsItsIds() {
    assertThat(
            Envelope.read(
                Channel.CONSULT_REQUESTS,
                "{\"v\":2,\"consult\":\"a\",\"subject\":\"\",\"more\":\"x\"}"))
        .isEqualTo(
            new Unread(new Message(Channel.CONSULT_REQUESTS, "a", ""), Reason.UNKNOWN_VERSION));
  }
}
