package health.primum.consensus;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import health.primum.agent.Proposal;
import health.primum.clinical.Recommendation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Pools proposals: the same action said twice becomes one candidate with both sources.
 *
 * <p>Any two recommendations of a candidate are one action to the matcher (complete linkage), so
 * that nothing stands with what a veto parts it from. The pool depends neither on the order of
 * members nor on their names, and saying a thing again changes nothing but its sources. Candidates
 * stand in the order: most proposers first, then earliest in any plan, then by their words; what
 * only the omission check added comes last, and where both said a thing the proposal's words stand.
 */
public record CandidatePool(List<CandidateAction> candidates) {
  /** The longest wording says most; ties go to the alphabet, not to a member. */
  static final Comparator<Recommendation> FULLEST =
      comparingInt((Recommendation r) -> r.statement().length())
          .reversed()
          .thenComparing(Recommendation::statement)
          .thenComparing(Recommendation::category)
          .thenComparing(Recommendation::intent)
          .thenComparing(Recommendation::urgency)
          .thenComparing(Recommendation::rationale)
          .thenComparing(Recommendation::context);

  static final Comparator<Source> BY_MEMBER =
      comparing(Source::agent).thenComparing(Source::step).thenComparingInt(Source::position);

  public CandidatePool {
    candidates = List.copyOf(candidates);
  }

  public static CandidatePool of(List<Proposal> proposals, ActionMatcher matcher) {
    return of(proposals, List.of(), matcher);
  }

  /**
   * The pool of blind proposals and of what was added to them.
   *
   * @param additions what the omission check found missing, by who found it
   */
  public static CandidatePool of(
      List<Proposal> proposals, List<Proposal> additions, ActionMatcher matcher) {
    Map<Recommendation, List<Source>> said = new TreeMap<>(FULLEST);
    Stream.concat(sources(proposals, Source.Step.PROPOSED), sources(additions, Source.Step.ADDED))
        .forEach(
            source -> said.computeIfAbsent(source.words(), any -> new ArrayList<>()).add(source));
    List<Recommendation> words = List.copyOf(said.keySet());
    var grouping = new Grouping(words, matcher);
    var groups = new ArrayList<Pooled.Group>();
    for (List<Integer> places : grouping.groups()) {
      groups.add(new Pooled(places, words, said, grouping).group());
    }
    groups.sort(
        Comparator.<Pooled.Group>comparingInt(group -> -proposers(group.sources()))
            .thenComparingInt(group -> earliest(group.sources()))
            .thenComparing(Pooled.Group::wording, FULLEST));
    var candidates = new ArrayList<CandidateAction>();
    for (Pooled.Group group : groups) {
      candidates.add(
          new CandidateAction(
              new CandidateId(candidates.size() + 1),
              group.wording(),
              group.sources(),
              group.differences()));
    }
    return new CandidatePool(candidates);
  }

  /** Everything that was said at a step. */
  static Stream<Source> sources(List<Proposal> said, Source.Step step) {
    return said.stream()
        .flatMap(
            by -> {
              List<Recommendation> words = by.plan().recommendations();
              return IntStream.range(0, words.size())
                  .mapToObj(i -> new Source(by.agent(), words.get(i), i, step));
            });
  }

  static int proposers(List<Source> group) {
    return (int) group.stream().filter(s -> !s.isAdded()).map(Source::agent).distinct().count();
  }

  private static int earliest(List<Source> group) {
    return group.stream().mapToInt(Source::position).min().orElseThrow();
  }
}
