package health.primum.cli;

import health.primum.consensus.TextMatcher;
import health.primum.consensus.action.Match;
import health.primum.fault.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says of pairs of texts whether they ask for one action. */
@Command(
    name = "match",
    description =
        "Say of pairs of texts whether a clinician would do one thing for both: same, reconcile or different, then the score and the veto, parted by tabs.",
    mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
  private static final int MAX_TEXT = 10_000;
  private final TextMatcher matcher;

  @Spec CommandSpec spec;

  @Option(
      names = "--pairs",
      required = true,
      paramLabel = "FILE",
      description = "Lines of two texts parted by a tab.")
  Path pairs;

  MatchCommand(TextMatcher matcher) {
    this.matcher = matcher;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<String> lines = LinesFile.read(pairs);
    boolean bad = false;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isBlank()) {
        continue;
      }
      String[] texts = lines.get(i).split("\t", -1);
      Optional<Fault> fault = fault(texts, i + 1);
      if (fault.isPresent()) {
        err.println(fault.get().describe());
        bad = true;
      } else {
        out.println(line(matcher.compare(texts[0], texts[1])));
      }
    }
    out.flush();
    err.flush();
    return bad ? Exit.BAD_INPUT : Exit.OK;
  }

  private Optional<Fault> fault(String[] texts, int line) {
    String what =
        texts.length != 2
            ? "has " + texts.length + " columns, not two"
            : texts[0].isBlank() || texts[1].isBlank()
                ? "has an empty text"
                : texts[0].length() > MAX_TEXT || texts[1].length() > MAX_TEXT
                    ? "has a text of more than " + MAX_TEXT + " characters"
                    : "";
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fault(pairs.toString(), line, what, "write two texts parted by one tab"));
  }

  private static String line(Match match) {
    return String.format(
        Locale.ROOT,
        "%s\t%.3f\t%s",
        match.verdict().name().toLowerCase(Locale.ROOT),
        match.score(),
        match.veto().map(veto -> veto.name().toLowerCase(Locale.ROOT)).orElse(""));
  }
}
