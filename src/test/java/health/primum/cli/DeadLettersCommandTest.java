package health.primum.cli;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.fault.FaultyInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DeadLettersCommandTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final List<Object> asked = new ArrayList<>();
  private final StringWriter out = new StringWriter();
  private final CommandLine command =
      new CommandLine(new DeadLettersCommand(Kept::new)).setOut(new PrintWriter(out, true));

  /** One that failed and one that could not be read. */
  private final class Kept implements DeadLetters {
    @Override
    public void bury(DeadLetter letter) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<DeadLetter> list(Choice choice, int most) {
      asked.add(choice);
      return List.of(
          new DeadLetter(
              "7",
              new Message(Channel.AGENT_TASKS, "consult-1", "adviser.PROPOSAL.ab"),
              DeadLetter.Reason.FAILED,
              "IllegalStateException",
              2,
              NOON,
              NOON),
          new DeadLetter(
              "8",
              new Message(Channel.CONSULT_REQUESTS, "", "sha256:00"),
              DeadLetter.Reason.UNREADABLE,
              "version 1 is read",
              1,
              NOON,
              NOON));
    }

    @Override
    public int requeue(Choice choice) {
      asked.add(choice);
      return 1;
    }

    @Override
    public int drop(Choice choice) {
      asked.add(choice);
      return 2;
    }
  }

  private int run(String... arguments) {
    command.setExecutionExceptionHandler(
        (failure, line, parsed) -> {
          assertThat(failure).isInstanceOf(FaultyInput.class);
          return Exit.BAD_INPUT;
        });
    return command.execute(arguments);
  }

  @Test
  void listsWhatIsKnownOfThem() {
    assertThat(run("list", "--channel", "agent-tasks")).isZero();
    assertThat(out.toString().lines())
        .containsExactly(
            "7\tagent-tasks\tfailed\tIllegalStateException\t2x\t2026-11-21T12:00:00Z\tconsult-1\tadviser.PROPOSAL.ab",
            "8\tconsult-requests\tunreadable\tversion 1 is read\t1x\t2026-11-21T12:00:00Z\t-\tsha256:00");
    assertThat(asked)
        .containsExactly(
            new DeadLetters.Choice(Optional.of(Channel.AGENT_TASKS), Optional.empty()));
  }

  @Test
  void requeuesAndDropsWhatIsChosen() {
    assertThat(run("requeue", "--id", "7")).isZero();
    assertThat(run("drop", "--all")).isZero();
    assertThat(out.toString().lines()).containsExactly("1 requeued", "2 dropped");
    assertThat(asked)
        .containsExactly(
            new DeadLetters.Choice(Optional.empty(), Optional.of("7")), DeadLetters.Choice.ALL);
  }

  @Test
  void wantsToBeToldWhich() {
    assertThat(run("requeue")).isEqualTo(Exit.BAD_INPUT);
    assertThat(run("drop", "--all", "--id", "7")).isEqualTo(Exit.BAD_INPUT);
    assertThat(run("list", "--channel", "agents")).isEqualTo(Exit.BAD_INPUT);
    assertThat(asked).isEmpty();
  }
}
