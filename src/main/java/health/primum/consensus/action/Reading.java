package health.primum.consensus.action;

import health.primum.consensus.lexicon.Concept;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A recommendation taken apart.
 *
 * @param act what is done
 * @param subjects with what; empty when the lexicon knows none of them
 * @param sources what a switch leaves
 * @param where sites, specimens, qualifiers and the like by kind of veto; absent when not stated
 * @param event when
 * @param either whether one of several subjects is meant
 * @param said dose, route, frequency and the like, in one notation
 * @param words what else it is about, stemmed
 * @param detail the words under its label, where it has one; they are among the others too
 * @param company what it names besides its subjects
 * @param bare whether no verb says what to do with it: "metformin 500 mg twice daily"
 */
public record Reading(
    Act act,
    Set<Concept> subjects,
    Set<Concept> sources,
    Map<Veto, Set<String>> where,
    Event event,
    boolean either,
    Map<DifferenceKind, String> said,
    Set<String> words,
    Set<String> detail,
    Company company,
    boolean bare) {
  public Reading {
    subjects = Set.copyOf(subjects);
    sources = Set.copyOf(sources);
    where = Map.copyOf(where);
    said = Map.copyOf(said);
    words = Set.copyOf(words);
    detail = Set.copyOf(detail);
  }

  /** The same with another act. */
  public Reading as(Act other) {
    return new Reading(
        other, subjects, sources, where, event, either, said, words, detail, company, bare);
  }

  /** The same of other subjects. */
  public Reading of(Set<Concept> others) {
    return new Reading(
        act, others, sources, where, event, either, said, words, detail, company, bare);
  }

  public Set<String> where(Veto veto) {
    return where.getOrDefault(veto, Set.of());
  }

  public SortedMap<DifferenceKind, String> inOrder() {
    return new TreeMap<>(said);
  }
}
