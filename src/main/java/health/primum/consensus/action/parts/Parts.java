package health.primum.consensus.action.parts;

import health.primum.clinical.Intent;
import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Concept;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one pass over the words of an action finds: its verbs, its subjects, the words about them.
 */
final class Parts {
  final Intent intent;

  /** A dose is stated: what can be a drug or a test is the drug. */
  final boolean dosed;

  /** It is said when, or after how long. */
  final boolean timed;

  final List<Act> acts = new ArrayList<>();
  final Set<Concept> subjects = new LinkedHashSet<>();

  /** What a switch leaves. */
  final Set<Concept> sources = new LinkedHashSet<>();

  /** Subjects in brackets. */
  final Set<Concept> asides = new LinkedHashSet<>();

  /** What a list or a class stands for. */
  final Set<Concept> examples = new LinkedHashSet<>();

  /** Subjects that only say how something is done. */
  final Set<Concept> beside = new LinkedHashSet<>();

  /** Classes that are named with their members. */
  final Set<Concept> wholes = new LinkedHashSet<>();

  /** What somebody is asked for. */
  final Set<Concept> aims = new LinkedHashSet<>();

  final Set<String> sites = new TreeSet<>();
  final Set<String> specimens = new TreeSet<>();
  final Set<String> qualifiers = new TreeSet<>();
  final Set<String> routes = new TreeSet<>();
  final Set<String> words = new HashSet<>();
  boolean negated;
  boolean either;
  boolean visit;

  /** "Inform the patient that ...": it asks for nothing but telling. */
  boolean states;

  /** Something is said before the first subject, in no verb that is known. */
  boolean wordsFirst;

  /** Why it is done was said, after "for". */
  boolean endsInFor;

  Parts(Intent intent, boolean dosed, boolean timed) {
    this.intent = intent;
    this.dosed = dosed;
    this.timed = timed;
  }

  /**
   * Adds what is named: "from A to B", "A to B", "A with B".
   *
   * @param preposition "from" or "to", whichever was said last; empty when neither was
   */
  void name(Concept concept, String preposition) {
    boolean switches = acts.contains(Act.SWITCH);
    if (!switches && !acts.contains(Act.ADJUST)) {
      subjects.add(concept);
      return;
    }
    boolean target =
        preposition.equals("to") || (!subjects.isEmpty() && sources.isEmpty() && switches);
    if (preposition.equals("from")) {
      sources.add(concept);
    } else if (target && !subjects.isEmpty()) {
      sources.addAll(subjects);
      subjects.clear();
      subjects.add(concept);
    } else {
      subjects.add(concept);
    }
  }
}
