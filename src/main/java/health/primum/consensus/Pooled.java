package health.primum.consensus;

import static java.util.Comparator.comparingInt;

import health.primum.agent.AgentId;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.consensus.action.Difference;
import health.primum.consensus.action.DifferenceKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One action with all that was said of it: the wording shown is the one whose dose, route and the
 * like most of its authors gave, then the fullest; its urgency is the greatest that anybody gave.
 */
final class Pooled {
  /** What becomes of it. */
  record Group(Recommendation wording, List<Source> sources, List<StatedDifference> differences) {}

  private final List<Integer> places;
  private final List<Recommendation> words;
  private final Map<Recommendation, List<Source>> said;
  private final Grouping grouping;
  private final Map<DifferenceKind, SortedMap<String, SortedSet<AgentId>>> values =
      new EnumMap<>(DifferenceKind.class);

  /** What each wording says of what they do not agree on. */
  private final Map<Recommendation, Map<DifferenceKind, String>> stated = new HashMap<>();

  Pooled(
      List<Integer> places,
      List<Recommendation> words,
      Map<Recommendation, List<Source>> said,
      Grouping grouping) {
    this.places = places;
    this.words = words;
    this.said = said;
    this.grouping = grouping;
  }

  Group group() {
    List<Source> sources =
        places.stream()
            .flatMap(place -> sources(words.get(place)).stream())
            .sorted(CandidatePool.BY_MEMBER)
            .toList();
    compare();
    urgencies(sources);
    List<StatedDifference> differences =
        values.entrySet().stream()
            .filter(kind -> kind.getValue().size() > 1)
            .map(kind -> new StatedDifference(kind.getKey(), listed(kind.getValue())))
            .toList();
    return new Group(wording(sources), sources, differences);
  }

  private Recommendation wording(List<Source> sources) {
    boolean proposed = CandidatePool.proposers(sources) > 0;
    List<Source> counted =
        sources.stream().filter(source -> !(proposed && source.isAdded())).toList();
    Recommendation wording =
        counted.stream()
            .map(Source::words)
            .min(
                comparingInt((Recommendation r) -> -support(r))
                    .thenComparing(CandidatePool.FULLEST))
            .orElseThrow();
    Urgency soonest =
        counted.stream().map(s -> s.words().urgency()).min(Urgency::compareTo).orElseThrow();
    return wording.urgency() == soonest ? wording : wording.withUrgency(soonest);
  }

  /** How many authors stand behind what a wording says where they do not agree. */
  private int support(Recommendation wording) {
    return stated.getOrDefault(wording, Map.of()).entrySet().stream()
        .mapToInt(
            each -> {
              var byValue = values.getOrDefault(each.getKey(), new TreeMap<>());
              return byValue.getOrDefault(each.getValue(), new TreeSet<>()).size();
            })
        .sum();
  }

  private void compare() {
    for (int i : places) {
      for (int j : places) {
        for (Difference difference :
            i < j ? grouping.compare(i, j).differences() : List.<Difference>of()) {
          state(words.get(i), difference.kind(), difference.first());
          state(words.get(j), difference.kind(), difference.second());
        }
      }
    }
  }

  private void state(Recommendation wording, DifferenceKind kind, String value) {
    stated.computeIfAbsent(wording, any -> new EnumMap<>(DifferenceKind.class)).put(kind, value);
    give(kind, value, sources(wording));
  }

  /** Urgency is also a field of its own, beside what the words say. */
  private void urgencies(List<Source> sources) {
    boolean differ =
        sources.stream()
                .map(source -> source.words().urgency())
                .filter(urgency -> urgency != Urgency.UNSTATED)
                .distinct()
                .count()
            > 1;
    if (differ) {
      values.remove(DifferenceKind.URGENCY);
      sources.forEach(
          source ->
              give(
                  DifferenceKind.URGENCY,
                  source.words().urgency().name().toLowerCase(Locale.ROOT),
                  List.of(source)));
    }
  }

  private void give(DifferenceKind kind, String value, List<Source> sources) {
    SortedSet<AgentId> agents =
        values
            .computeIfAbsent(kind, any -> new TreeMap<>())
            .computeIfAbsent(value, any -> new TreeSet<>());
    sources.forEach(source -> agents.add(source.agent()));
  }

  private List<Source> sources(Recommendation wording) {
    return said.getOrDefault(wording, List.of());
  }

  private static List<StatedDifference.Value> listed(
      SortedMap<String, SortedSet<AgentId>> byValue) {
    return byValue.entrySet().stream()
        .map(value -> new StatedDifference.Value(value.getKey(), value.getValue()))
        .toList();
  }
}
