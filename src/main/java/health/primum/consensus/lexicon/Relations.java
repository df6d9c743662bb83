package health.primum.consensus.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How things that are named belong together: what one implies, what is only beside it, what a panel
 * stands for, and what is one action by another name. A table of our own.
 */
public final class Relations {
  private static final String FILE = "/lexicon/relations.tsv";

  /** What a panel stands for; one of its {@code mains} alone will do for it. */
  private record Panel(Set<String> members, Set<String> mains) {}

  private static final Map<String, Set<String>> IMPLIED = new HashMap<>();
  private static final Map<String, Set<String>> BESIDE = new HashMap<>();
  private static final Map<String, Set<String>> KINDRED = new HashMap<>();
  private static final Map<String, List<Panel>> PANELS = new HashMap<>();
  private static final Map<String, Set<String>> PANELS_OF = new HashMap<>();

  static {
    read();
  }

  private Relations() {}

  /** What need not be said beside a thing. */
  public static Set<String> implied(String name) {
    return IMPLIED.getOrDefault(name, Set.of());
  }

  /** What beside a thing only says how it is done. */
  public static Set<String> beside(String name) {
    return BESIDE.getOrDefault(name, Set.of());
  }

  /** What is one action with a thing, to reconcile. */
  public static Set<String> kindred(String name) {
    return KINDRED.getOrDefault(name, Set.of());
  }

  /** The panels a test is part of. */
  public static Set<String> panelsOf(String name) {
    return PANELS_OF.getOrDefault(name, Set.of());
  }

  /** Whether a list of tests is what a panel stands for. */
  public static boolean isPanel(String name, Set<String> list) {
    for (Panel panel : PANELS.getOrDefault(name, List.of())) {
      boolean enough = list.size() > 1 || panel.mains().containsAll(list);
      if (enough && panel.members().containsAll(list)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything is told of it that may make it one with something else. */
  public static boolean isRelated(String name) {
    return KINDRED.containsKey(name) || PANELS.containsKey(name) || PANELS_OF.containsKey(name);
  }

  /** Whether one test will do for a panel. */
  public static boolean isPanelOf(String name, String member) {
    return PANELS_OF.getOrDefault(member, Set.of()).contains(name) && isPanel(name, Set.of(member));
  }

  private static void read() {
    try (InputStream in = Relations.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(Relations::line);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void line(String line) {
    String[] columns = line.split("\t", -1);
    if (columns.length != 3) {
      throw new IllegalStateException(FILE + ": not three columns: " + line);
    }
    List<String> others = List.of(columns[2].split("\\|", -1));
    switch (columns[0]) {
      case "implies" -> IMPLIED.computeIfAbsent(columns[1], any -> new HashSet<>()).addAll(others);
      case "beside" -> BESIDE.computeIfAbsent(columns[1], any -> new HashSet<>()).addAll(others);
      case "kindred" -> others.forEach(other -> kindred(columns[1], other));
      case "panel" -> panel(columns[1], others);
      default -> throw new IllegalStateException(FILE + ": no relation '" + columns[0] + "'");
    }
  }

  private static void kindred(String one, String other) {
    KINDRED.computeIfAbsent(one, any -> new HashSet<>()).add(other);
    KINDRED.computeIfAbsent(other, any -> new HashSet<>()).add(one);
  }

  private static void panel(String name, List<String> others) {
    var members = new HashSet<String>();
    var mains = new HashSet<String>();
    for (String other : others) {
      String member = other.startsWith("*") ? other.substring(1) : other;
      members.add(member);
      if (!member.equals(other)) {
        mains.add(member);
      }
      PANELS_OF.computeIfAbsent(member, any -> new HashSet<>()).add(name);
    }
    PANELS.computeIfAbsent(name, any -> new ArrayList<>()).add(new Panel(members, mains));
  }
}
