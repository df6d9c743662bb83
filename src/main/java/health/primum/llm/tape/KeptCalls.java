package health.primum.llm.tape;

import health.primum.agent.Failure;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finished calls that earlier runs left, by purpose and fingerprint. Each is given once: the same
 * question asked twice for one purpose was two calls. Thread-safe.
 */
final class KeptCalls {
  private record Key(String purpose, String fingerprint) {}

  private final Map<Key, Deque<Outcome>> kept = new HashMap<>();

  private KeptCalls() {}

  /**
   * What stands in a folder, which need not be there.
   *
   * @throws FaultyInput naming every line that is no call
   */
  static KeptCalls read(Path folder) {
    var calls = new KeptCalls();
    List<Fault> faults = new ArrayList<>();
    for (Path file : files(folder)) {
      for (TapeLine.Kept line : TapeReader.lines(file, faults)) {
        if (!line.purpose().isEmpty() && isFinal(line.outcome())) {
          calls
              .kept
              .computeIfAbsent(
                  new Key(line.purpose(), line.fingerprint()), any -> new ArrayDeque<>())
              .add(line.outcome());
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyInput(faults);
    }
    return calls;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(file -> file.getFileName().toString().endsWith(".jsonl"))
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new FaultyInput(folder.toString(), "cannot be read", "make the folder readable");
    }
  }

  /** Whether asking again could bring nothing else. */
  private static boolean isFinal(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Said said -> true;
      case Outcome.Failed failed ->
          failed.failure() == Failure.REFUSED || failed.failure() == Failure.TRUNCATED;
    };
  }

  synchronized Optional<Outcome> take(Turn turn) {
    Deque<Outcome> calls = kept.get(new Key(turn.purpose(), turn.fingerprint().sha256()));
    return calls == null ? Optional.empty() : Optional.ofNullable(calls.poll());
  }
}
