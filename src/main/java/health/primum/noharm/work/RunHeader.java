package health.primum.noharm.work;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What decides the items of an evaluation and what comes of them, by name: arms, benchmark, judges,
 * revision, seed, instrument. Only runs whose headers are equal share a log.
 */
public record RunHeader(SortedMap<String, String> parts) {
  /** Of a fingerprint, enough for people. */
  private static final int BRIEF = 12;

  public RunHeader {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /** What another run has otherwise, a line each; empty when nothing. */
  public List<String> differences(RunHeader other) {
    var names = new TreeSet<>(parts.keySet());
    names.addAll(other.parts.keySet());
    var differences = new ArrayList<String>();
    for (String name : names) {
      String here = parts.get(name);
      String there = other.parts.get(name);
      if (here == null || !here.equals(there)) {
        differences.add("%s is %s, was %s".formatted(name, brief(here), brief(there)));
      }
    }
    return differences;
  }

  private static String brief(@Nullable String value) {
    if (value == null) {
      return "absent";
    }
    return value.matches("[0-9a-f]{64}") ? value.substring(0, BRIEF) : value;
  }
}
