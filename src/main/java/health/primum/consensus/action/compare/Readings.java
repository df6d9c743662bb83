package health.primum.consensus.action.compare;

import health.primum.clinical.Recommendation;
import health.primum.consensus.action.Match;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.action.text.ActionReader;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Lexicon;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Recommendations taken apart once, for many comparisons. Immutable. */
public final class Readings {
  private static final ActionReader READER = new ActionReader(Lexicon.standard());

  private final List<Reading> readings;

  private Readings(List<Reading> readings) {
    this.readings = readings;
  }

  public static Readings of(List<Recommendation> recommendations) {
    return new Readings(recommendations.stream().map(READER::read).toList());
  }

  public Match compare(int i, int j) {
    return Comparison.of(readings.get(i), readings.get(j));
  }

  /** Whether one undoes or forbids the other. */
  public boolean undoes(int i, int j) {
    return Opposition.of(readings.get(i), readings.get(j));
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
      reading.subjects().stream().map(Concept::name).forEach(name -> blocks.add("word " + name));
    }
    return blocks.isEmpty() ? Set.of("nothing " + new TreeSet<>(reading.said().values())) : blocks;
  }

  /** What was read, for a reader who wants to know why. */
  public String describe(int i) {
    return readings.get(i).toString();
  }
}
