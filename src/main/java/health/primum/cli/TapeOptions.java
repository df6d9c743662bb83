package health.primum.cli;

import health.primum.agent.CallTape;
import health.primum.fault.FaultyInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Keeping calls of live models, and giving them again. */
final class TapeOptions {
  @Option(
      names = "--record",
      paramLabel = "DIR",
      description = "Keep every call of a live model in this folder: its answers, not its prompts.")
  @Nullable Path record;

  @Option(
      names = "--replay",
      paramLabel = "DIR",
      description =
          "Answer from calls kept in this folder; no model is asked and no key is needed.")
  @Nullable Path replay;

  void apply(CallTape tape) {
    if (record != null && replay != null) {
      throw new FaultyInput("--replay", "stands beside --record", "give one of them");
    }
    if (record != null) {
      tape.record(record);
    }
    if (replay != null) {
      tape.replay(replay);
    }
  }

  boolean isReplayed() {
    return replay != null;
  }

  /** Names the calls that a replay lacked; true when there was none. */
  static boolean isComplete(CallTape tape, PrintWriter err) {
    SortedSet<String> missing = tape.missing();
    missing.forEach(fingerprint -> err.println("not on the tape: call " + fingerprint));
    err.flush();
    return missing.isEmpty();
  }
}
