package health.primum.llm.tape;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.llm.exchange.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The kept exchanges of a folder; what a later run recorded of a call replaces what an earlier one
 * did. The same call made several times gets its answers in the order they were given, and the last
 * one from then on. Thread-safe.
 */
final class TapeReader {
  private final Map<String, List<Outcome>> kept;
  private final Map<String, AtomicInteger> given = new ConcurrentHashMap<>();

  private TapeReader(Map<String, List<Outcome>> kept) {
    this.kept = kept;
  }

  static TapeReader read(Path folder) {
    Map<String, List<Outcome>> kept = new HashMap<>();
    List<Fault> faults = new ArrayList<>();
    for (Path file : files(folder)) {
      Map<String, List<Outcome>> ofRun = new HashMap<>();
      read(file, ofRun, faults);
      kept.putAll(ofRun);
    }
    if (!faults.isEmpty()) {
      throw new FaultyInput(faults);
    }
    return new TapeReader(kept);
  }

  private static List<Path> files(Path folder) {
    List<Path> files = List.of();
    try (Stream<Path> list = Files.list(folder)) {
      files =
          list.filter(file -> file.getFileName().toString().endsWith(".jsonl")).sorted().toList();
    } catch (IOException unreadable) {
      // Said below, like a folder without calls.
    }
    if (files.isEmpty()) {
      throw new FaultyInput(
          "--replay", folder + " holds no recorded calls", "name a folder filled by --record");
    }
    return files;
  }

  private static void read(Path file, Map<String, List<Outcome>> kept, List<Fault> faults) {
    for (TapeLine.Kept line : lines(file, faults)) {
      kept.computeIfAbsent(line.fingerprint(), any -> new ArrayList<>()).add(line.outcome());
    }
  }

  /** The exchanges of a file; half a last line, left by a process that died, is none. */
  static List<TapeLine.Kept> lines(Path file, List<Fault> faults) {
    var kept = new ArrayList<TapeLine.Kept>();
    String text;
    try {
      text = Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      faults.add(
          new Fault(String.valueOf(file.getFileName()), 0, "cannot be read", "check the file"));
      return kept;
    }
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Optional<TapeLine.Kept> line = TapeLine.read(lines.get(i));
      boolean torn = i == lines.size() - 1 && !text.endsWith("\n");
      if (line.isPresent()) {
        kept.add(line.get());
      } else if (!torn) {
        faults.add(
            new Fault(
                String.valueOf(file.getFileName()),
                i + 1,
                "is no recorded call",
                "remove the line; the call will then be missing"));
      }
    }
    return kept;
  }

  Optional<Outcome> next(String fingerprint) {
    List<Outcome> outcomes = kept.getOrDefault(fingerprint, List.of());
    if (outcomes.isEmpty()) {
      return Optional.empty();
    }
    int place = given.computeIfAbsent(fingerprint, any -> new AtomicInteger()).getAndIncrement();
    return Optional.of(outcomes.get(Math.min(place, outcomes.size() - 1)));
  }
}
