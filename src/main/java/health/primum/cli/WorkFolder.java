package health.primum.cli;

import health.primum.agent.CallTape;
import health.primum.fault.FaultyInput;
import health.primum.noharm.work.ItemLog;
import health.primum.noharm.work.ItemLogs;
import health.primum.noharm.work.RunHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Keeps what an ended run goes on from: finished steps, and finished calls of those that are not.
 */
public final class WorkFolder {
  private static final String CALLS = "calls";

  private final ItemLogs logs;
  private final CallTape tape;

  public WorkFolder(ItemLogs logs, CallTape tape) {
    this.logs = logs;
    this.tape = tape;
  }

  /**
   * Opens the folder, which is there; from now on calls are kept, unless they are replayed.
   *
   * @throws FaultyInput when it is of another run, in use or broken
   * @throws UncheckedIOException when nothing can be written there
   */
  ItemLog open(Path folder, RunHeader header, boolean restart, boolean replayed, PrintWriter err) {
    ItemLog log = logs.open(folder, header, restart, fault -> err.println(fault.describe()));
    if (restart) {
      forgetCalls(folder.resolve(CALLS));
    }
    if (!replayed) {
      tape.keep(folder.resolve(CALLS));
    }
    return log;
  }

  /** Names the calls that a replay lacked; true when there was none. */
  boolean isComplete(PrintWriter err) {
    return TapeOptions.isComplete(tape, err);
  }

  /** What a run ends with when its folder does not take a step. */
  static FaultyInput unwritable(Path folder) {
    return new FaultyInput("--out", folder + " cannot be written to", "name a folder that can");
  }

  private static void forgetCalls(Path calls) {
    if (!Files.isDirectory(calls)) {
      return;
    }
    try (Stream<Path> files = Files.list(calls)) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("calls-.*\\.jsonl")).toList()) {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
