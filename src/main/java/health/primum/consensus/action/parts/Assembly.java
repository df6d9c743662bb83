package health.primum.consensus.action.parts;

import health.primum.consensus.action.Act;
import health.primum.consensus.action.Company;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Event;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.action.text.Modifiers;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import health.primum.consensus.lexicon.Lexicon;
import health.primum.consensus.lexicon.Relations;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts the parts of an action together: what its verb means with subjects of that kind. */
final class Assembly {
  private final Lexicon lexicon;
  private final Parts parts;
  private final Modifiers modifiers;
  private final Event event;
  private final Map<Veto, Set<String>> where = new EnumMap<>(Veto.class);
  private final Map<DifferenceKind, String> said = new EnumMap<>(DifferenceKind.class);
  private final Set<String> words;

  Assembly(Lexicon lexicon, Parts parts, Modifiers modifiers, Event event) {
    this.lexicon = lexicon;
    this.parts = parts;
    this.modifiers = modifiers;
    this.event = event;
    this.where.putAll(modifiers.where);
    this.said.putAll(modifiers.said);
    this.words = new LinkedHashSet<>(parts.words);
  }

  Reading reading(boolean escapes, Set<String> detail) {
    Set<Concept> subjects = new Subjects(lexicon, parts).of(escapes, event);
    if (!parts.states && subjects.stream().anyMatch(s -> s.name().equals("return precautions"))) {
      words.clear();
    }
    Kind kind = kind(subjects);
    var acts = new Acts(parts, said, words);
    Act raw = acts.raw();
    if (kind == Kind.DRUG && raw == Act.CHECK && !parts.negated) {
      subjects = levels(subjects);
      kind = Kind.TEST;
    }
    Act act = acts.of(raw, kind, subjects, modifiers.temporary);
    places(act);
    if (!parts.routes.isEmpty()) {
      said.put(DifferenceKind.ROUTE, String.join(", ", parts.routes));
    }
    boolean stops = act == Act.HOLD || act == Act.STOP;
    if (kind == Kind.SETTING || stops || kind == Kind.TOPIC) {
      said.remove(DifferenceKind.URGENCY);
    }
    boolean bare = raw == Act.UNKNOWN && kind.isTreatment() && parts.dosed;
    return new Reading(
        plain(act, kind),
        subjects,
        parts.sources,
        where,
        event,
        parts.either,
        said,
        words,
        detail,
        company(subjects),
        bare);
  }

  /** Of subjects of several kinds the first kind, in whatever order they are named. */
  private static Kind kind(Set<Concept> subjects) {
    return subjects.stream().map(Concept::kind).min(Comparator.naturalOrder()).orElse(Kind.ACT);
  }

  /** Held is stopped for now, resumed is started. */
  private static Act plain(Act act, Kind kind) {
    return switch (act) {
      case HOLD -> Act.STOP;
      case RESUME -> Act.START;
      case INFORM -> kind == Kind.ACT ? Act.COUNSEL : act;
      case START,
          STOP,
          CONTINUE,
          INCREASE,
          DECREASE,
          TAPER,
          SWITCH,
          ADJUST,
          ORDER,
          CHECK,
          MONITOR,
          REFER,
          COUNSEL,
          AVOID,
          OPPOSE,
          UNKNOWN ->
          act;
    };
  }

  private Company company(Set<Concept> subjects) {
    var examples = new LinkedHashSet<>(parts.examples);
    examples.addAll(parts.asides);
    examples.removeAll(subjects);
    examples.removeIf(e -> subjects.stream().noneMatch(s -> mayList(s, e)));
    var beside = new LinkedHashSet<>(parts.beside);
    for (Concept subject : subjects) {
      Set<String> around = Relations.beside(subject.name());
      subjects.stream().filter(s -> around.contains(s.name())).forEach(beside::add);
    }
    beside.retainAll(subjects);
    return new Company(
        examples, beside.size() < subjects.size() ? beside : Set.of(), parts.aims, parts.wholes);
  }

  /** Whether a thing can stand for others: a panel for tests, a class for its drugs. */
  private static boolean mayList(Concept whole, Concept example) {
    return switch (whole.kind()) {
      case CLASS -> example.kind() == Kind.CLASS || example.kind() == Kind.DRUG;
      case TEST, TOPIC, VACCINE -> example.kind() == whole.kind();
      case DRUG,
          THERAPY,
          IMAGING,
          PROCEDURE,
          SPECIALTY,
          SETTING,
          SITE,
          SPECIMEN,
          FINDING,
          QUALIFIER,
          ACT ->
          false;
    };
  }

  private static Set<Concept> levels(Set<Concept> drugs) {
    var levels = new LinkedHashSet<Concept>();
    drugs.forEach(d -> levels.add(new Concept(d.name() + " level", Kind.TEST, "-")));
    return levels;
  }

  private void places(Act act) {
    put(Veto.SITE, parts.sites);
    put(Veto.SPECIMEN, parts.specimens);
    put(Veto.QUALIFIER, parts.qualifiers);
    boolean forNow = act == Act.HOLD || (act == Act.STOP && modifiers.temporary);
    if (forNow && !where.containsKey(Veto.PERMANENCE)) {
      where.put(Veto.PERMANENCE, Set.of("for now"));
    }
  }

  private void put(Veto veto, Set<String> values) {
    if (!values.isEmpty()) {
      where.put(veto, new TreeSet<>(values));
    }
  }
}
