package health.primum.llm.provider;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepliesTest {
  private static final Usage USAGE = new Usage(10, 5);

  /** Some models' templates open the thoughts in the prompt, so that only their end is answered. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1. Order CT",
        "<think>1. Give tPA now?</think>1. Order CT",
        "<thinking>\n1. Give tPA now?\n</thinking>\n1. Order CT",
        "<THINK>a</THINK> <think>b</think> 1. Order CT",
        "1. Give tPA now?\n</think>\n\n1. Order CT",
        "1. Give tPA?</think>Or heparin?</think> 1. Order CT"
      })
  void onlyTheAnswerCounts(String text) {
    assertThat(Replies.of(RawReply.Stop.COMPLETE, text, USAGE))
        .isEqualTo(new Outcome.Said("1. Order CT", USAGE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "<think>1. Give tPA now?", "1. Give tPA now?</think> "})
  void thoughtsAloneAreNoAnswer(String text) {
    assertThat(Replies.of(RawReply.Stop.COMPLETE, text, USAGE))
        .isEqualTo(Outcome.Failed.answered(Failure.UNPARSEABLE, "the answer is empty", USAGE));
  }

  @Test
  void whatIsNotWholeIsNoAnswer() {
    assertThat(failure(RawReply.Stop.CUT_OFF)).isEqualTo(Failure.TRUNCATED);
    assertThat(failure(RawReply.Stop.DECLINED)).isEqualTo(Failure.REFUSED);
    assertThat(failure(RawReply.Stop.FILTERED)).isEqualTo(Failure.REFUSED);
    assertThat(failure(RawReply.Stop.OTHERWISE)).isEqualTo(Failure.UNPARSEABLE);
  }

  private static Failure failure(RawReply.Stop stop) {
    return ((Outcome.Failed) Replies.of(stop, "1. Order CT", USAGE)).failure();
  }
}
