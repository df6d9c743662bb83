package health.primum.consensus.action.compare;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Opposed;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.action.parts.ActionReader;
import health.primum.consensus.lexicon.Families;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Relations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Recommendations taken apart once, for many comparisons. Not thread-safe. */
public final class Readings {
  private static final ActionReader READER = new ActionReader(Lexicon.standard());

  private final List<Recommendation> actions;
  private final List<Reading> readings;
  private final Map<Integer, Opposition.Side> sides = new HashMap<>();

  private Readings(List<Recommendation> actions) {
    this.actions = List.copyOf(actions);
    this.readings = actions.stream().map(READER::read).toList();
  }

  public static Readings of(List<Recommendation> recommendations) {
    return new Readings(recommendations);
  }

  public Match compare(int i, int j) {
    return Comparison.of(readings.get(i), readings.get(j));
  }

  /** Whether they contradict each other. */
  public Opposed opposed(int i, int j) {
    return Opposition.of(side(i), side(j));
  }

  private Opposition.Side side(int i) {
    return sides.computeIfAbsent(
        i,
        any ->
            new Opposition.Side(
                actions.get(i),
                readings.get(i),
                Withheld.of(actions.get(i), readings.get(i), READER)));
  }

  /** What a reading that is the same action must share with this one. */
  public Set<String> blocks(int i) {
    Reading reading = readings.get(i);
    var blocks = new HashSet<String>();
    if (reading.subjects().isEmpty()) {
      reading.words().forEach(word -> blocks.add("word " + word));
      reading.where(Veto.SITE).forEach(site -> blocks.add("word " + site));
      reading.where(Veto.SPECIMEN).forEach(specimen -> blocks.add("word " + specimen));
    } else {
      blocks.add("subjects " + Named.names(reading.subjects()));
      Named.names(reading.subjects()).forEach(name -> block(name, blocks));
      Named.names(reading.company().examples()).forEach(name -> block(name, blocks));
      Named.names(reading.company().wholes()).forEach(name -> block(name, blocks));
      Named.names(reading.company().aims()).forEach(name -> block(name, blocks));
      reading.subjects().stream()
          .flatMap(subject -> Families.of(subject).stream())
          .forEach(name -> blocks.add("word " + name));
    }
    return blocks.isEmpty() ? Set.of("nothing " + new TreeSet<>(reading.said().values())) : blocks;
  }

  private static void block(String name, Set<String> blocks) {
    blocks.add("word " + name);
    Sameness.parts(Set.of(name)).forEach(part -> blocks.add("word " + part));
    Relations.panelsOf(name).forEach(panel -> blocks.add("word " + panel));
    Relations.kindred(name).forEach(kin -> blocks.add("word " + kin));
  }

  /** What was read, for a reader who wants to know why. */
  public String describe(int i) {
    return readings.get(i).toString();
  }
}
