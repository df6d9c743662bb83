package health.primum.cli;

import health.primum.consult.journal.DeadLetter;
import health.primum.consult.journal.DeadLetters;
import health.primum.consult.journal.DeadLetters.Choice;
import health.primum.consult.journal.Message.Channel;
import health.primum.fault.FaultyInput;
import jakarta.inject.Provider;
import java.io.PrintWriter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows messages that were given up, and sends them again or forgets them. */
@Command(
    name = "dead-letters",
    description =
        "Messages between processes that were given up: list them, requeue them once their cause is mended, or drop them. They name consults and calls and hold nothing of a patient's.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(list | requeue | drop)")
final class DeadLettersCommand {
  private final Provider<DeadLetters> letters;

  @Spec CommandSpec spec;

  /**
   * The command.
   *
   * @param letters opened when they are asked for: other commands need no journal
   */
  DeadLettersCommand(Provider<DeadLetters> letters) {
    this.letters = letters;
  }

  @Command(name = "list", description = "List them, the latest first.")
  int list(
      @Option(names = "--channel", description = "Only of this channel.") @Nullable String channel,
      @Option(names = "--id", description = "Only this one.") @Nullable String id,
      @Option(names = "--most", defaultValue = "100", description = "At most so many (100).")
          int most) {
    PrintWriter out = spec.commandLine().getOut();
    Choice choice = choice(channel, id);
    List<DeadLetter> found = letters.get().list(choice, most);
    found.forEach(letter -> out.println(line(letter)));
    if (found.isEmpty()) {
      out.println("no dead letters");
    }
    return Exit.OK;
  }

  private static String line(DeadLetter letter) {
    return String.join(
        "\t",
        letter.id(),
        letter.message().channel().label(),
        letter.reason().label(),
        letter.detail(),
        letter.times() + "x",
        letter.lastAt().truncatedTo(ChronoUnit.SECONDS).toString(),
        letter.message().consult().isEmpty() ? "-" : letter.message().consult(),
        letter.message().subject().isEmpty() ? "-" : letter.message().subject());
  }

  @Command(
      name = "requeue",
      description =
          "Send them again: the running service does so within a second. Those that could not be read stay, there is nothing to send.")
  int requeue(
      @Option(names = "--channel", description = "Those of this channel.") @Nullable String channel,
      @Option(names = "--id", description = "This one.") @Nullable String id,
      @Option(names = "--all", description = "All of them.") boolean all) {
    Choice choice = chosen(channel, id, all);
    int count = letters.get().requeue(choice);
    spec.commandLine().getOut().println(count + " requeued");
    return Exit.OK;
  }

  @Command(name = "drop", description = "Forget them.")
  int drop(
      @Option(names = "--channel", description = "Those of this channel.") @Nullable String channel,
      @Option(names = "--id", description = "This one.") @Nullable String id,
      @Option(names = "--all", description = "All of them.") boolean all) {
    Choice choice = chosen(channel, id, all);
    int count = letters.get().drop(choice);
    spec.commandLine().getOut().println(count + " dropped");
    return Exit.OK;
  }

  private static Choice chosen(@Nullable String channel, @Nullable String id, boolean all) {
    if (all == (channel != null || id != null)) {
      throw new FaultyInput(
          "dead-letters", "does not say which", "give --id, --channel or both; or --all");
    }
    return choice(channel, id);
  }

  private static Choice choice(@Nullable String channel, @Nullable String id) {
    return new Choice(
        Optional.ofNullable(channel).map(DeadLettersCommand::channel), Optional.ofNullable(id));
  }

  private static Channel channel(String label) {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultyInput(
                    "--channel",
                    "names no channel",
                    "give one of "
                        + Arrays.stream(Channel.values())
                            .map(Channel::label)
                            .collect(Collectors.joining(", "))));
  }
}
