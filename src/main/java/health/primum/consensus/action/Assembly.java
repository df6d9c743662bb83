package health.primum.consensus.action;

import health.primum.clinical.Intent;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Puts the parts of an action together: what its verb means with subjects of that kind. */
final class Assembly {
  private static final Concept RETURN_PRECAUTIONS =
      new Concept("return precautions", Kind.TOPIC, "do");
  private static final Concept PRIMARY_CARE = new Concept("primary care", Kind.SPECIALTY, "-");
  private static final Set<String> ESCAPES =
      Set.of(
          "emergency department", "emergency services", "urgent care", "primary care", "hospital");
  private static final Set<Act> SKIPPED = EnumSet.of(Act.COUNSEL, Act.INFORM);
  private static final Set<Act> LESS =
      EnumSet.of(Act.AVOID, Act.STOP, Act.HOLD, Act.DECREASE, Act.TAPER);
  private static final Set<Act> STOPPING = EnumSet.of(Act.STOP, Act.HOLD);

  /** Beside these, "start" and "continue" only say how: "start to taper", "continue to hold". */
  private static final Set<Act> DEFINITE =
      EnumSet.of(Act.STOP, Act.HOLD, Act.TAPER, Act.INCREASE, Act.DECREASE, Act.SWITCH, Act.AVOID);

  private final Parts parts;
  private final Map<Veto, Set<String>> where;
  private final Event event;
  private final Map<DifferenceKind, String> said;
  private final Set<String> words;

  Assembly(
      Parts parts, Map<Veto, Set<String>> where, Event event, Map<DifferenceKind, String> said) {
    this.parts = parts;
    this.where = new EnumMap<>(Veto.class);
    this.where.putAll(where);
    this.event = event;
    this.said = new EnumMap<>(DifferenceKind.class);
    this.said.putAll(said);
    this.words = new LinkedHashSet<>(parts.words);
  }

  Reading reading(boolean temporary, boolean escapes, Set<String> detail) {
    Set<Concept> subjects = subjects(escapes);
    Kind kind = subjects.isEmpty() ? Kind.ACT : subjects.iterator().next().kind();
    Act raw = raw();
    if (kind == Kind.DRUG && raw == Act.CHECK && !parts.negated) {
      subjects = levels(subjects);
      kind = Kind.TEST;
    }
    Act act = negate(usual(raw, kind, subjects), kind, temporary);
    if (kind == Kind.TOPIC && !parts.states) {
      act = topic(act, subjects, raw);
    }
    if (act == Act.MONITOR && isLookedAt(kind) && said.containsKey(DifferenceKind.TIMING)) {
      act = Act.ORDER;
    }
    put(Veto.SITE, parts.sites);
    put(Veto.SPECIMEN, parts.specimens);
    put(Veto.QUALIFIER, parts.qualifiers);
    if (!where.containsKey(Veto.PERMANENCE)
        && STOPPING.contains(act)
        && (temporary || act == Act.HOLD)) {
      where.put(Veto.PERMANENCE, Set.of("for now"));
    }
    if (act == Act.HOLD) {
      act = Act.STOP;
    }
    if (!parts.routes.isEmpty()) {
      said.put(DifferenceKind.ROUTE, String.join(", ", parts.routes));
    }
    if (kind == Kind.SETTING || STOPPING.contains(act) || kind == Kind.TOPIC) {
      said.remove(DifferenceKind.URGENCY);
    }
    if (act == Act.RESUME) {
      act = Act.START;
    }
    if (act == Act.INFORM && kind == Kind.ACT) {
      act = Act.COUNSEL;
    }
    return new Reading(
        act, subjects, parts.sources, where, event, parts.either, said, words, detail);
  }

  private static Set<Concept> levels(Set<Concept> drugs) {
    var levels = new LinkedHashSet<Concept>();
    drugs.forEach(d -> levels.add(new Concept(d.name() + " level", Kind.TEST, "-")));
    return levels;
  }

  private void put(Veto veto, Set<String> values) {
    if (!values.isEmpty()) {
      where.put(veto, new TreeSet<>(values));
    }
  }

  private Set<Concept> subjects(boolean escapes) {
    var subjects = new LinkedHashSet<>(parts.subjects);
    if (subjects.isEmpty()) {
      subjects.addAll(parts.asides);
    }
    if (subjects.stream().filter(s -> s.kind() == Kind.SETTING).count() > 1) {
      subjects.removeIf(s -> s.name().equals("hospital"));
    }
    if (subjects.stream().anyMatch(s -> s.kind() == Kind.SPECIALTY || s.kind() == Kind.SETTING)
        && !parts.visit) {
      subjects.removeIf(s -> s.kind() == Kind.TOPIC && s.name().equals("reassurance"));
    }
    if (parts.states) {
      return subjects;
    }
    boolean patients = subjects.stream().allMatch(s -> ESCAPES.contains(s.name()));
    boolean told = !parts.acts.isEmpty() && SKIPPED.contains(parts.acts.getFirst());
    if (escapes && patients && (event.isIllness() || (told && parts.endsInFor))) {
      return new LinkedHashSet<>(Set.of(RETURN_PRECAUTIONS));
    }
    if (subjects.stream().anyMatch(s -> s.name().equals("return precautions"))) {
      words.clear();
      return new LinkedHashSet<>(Set.of(RETURN_PRECAUTIONS));
    }
    if (subjects.isEmpty() && parts.visit && parts.plainWords < 2) {
      return new LinkedHashSet<>(Set.of(PRIMARY_CARE));
    }
    return subjects;
  }

  /** The verb that says what is to be done: "advise to stop" is to stop. */
  private Act raw() {
    if (parts.states) {
      return Act.INFORM;
    }
    for (Act act : parts.acts) {
      if (DEFINITE.contains(act)) {
        boolean notBegun = STOPPING.contains(act) && parts.acts.contains(Act.START);
        return notBegun ? Act.AVOID : act;
      }
    }
    for (Act act : parts.acts) {
      if (!SKIPPED.contains(act)) {
        return act;
      }
    }
    if (!parts.acts.isEmpty()) {
      return parts.acts.getFirst();
    }
    return switch (parts.intent()) {
      case START -> Act.START;
      case STOP -> Act.STOP;
      case CONTINUE -> Act.CONTINUE;
      case CHANGE -> Act.ADJUST;
      case ORDER -> Act.ORDER;
      case REFER -> Act.REFER;
      case COUNSEL -> Act.COUNSEL;
      case MONITOR -> Act.MONITOR;
      case AVOID, UNKNOWN -> Act.UNKNOWN;
    };
  }

  private static boolean isLookedAt(Kind kind) {
    return kind == Kind.TEST || kind == Kind.IMAGING || kind == Kind.PROCEDURE;
  }

  private Act usual(Act act, Kind kind, Set<Concept> subjects) {
    if (parts.states && kind != Kind.ACT) {
      return Act.INFORM;
    }
    if (isLookedAt(kind)) {
      return switch (act) {
        case START, CHECK, ORDER, REFER, COUNSEL, UNKNOWN, RESUME -> Act.ORDER;
        case MONITOR -> parts.visit || kind != Kind.TEST ? Act.ORDER : Act.MONITOR;
        default -> act;
      };
    }
    if (kind == Kind.SPECIALTY) {
      return switch (act) {
        case AVOID, STOP, HOLD, CONTINUE -> act;
        default -> Act.REFER;
      };
    }
    if (kind == Kind.SETTING) {
      return switch (act) {
        case AVOID, STOP, HOLD, CONTINUE -> act;
        default -> Act.REFER;
      };
    }
    if (kind.isTreatment()) {
      boolean onlyTold =
          !parts.acts.isEmpty() && parts.acts.stream().allMatch(a -> a == Act.INFORM);
      return switch (act) {
        case UNKNOWN -> parts.wordsFirst ? Act.UNKNOWN : Act.START;
        case ORDER, REFER, COUNSEL -> Act.START;
        case INFORM -> onlyTold ? Act.INFORM : Act.START;
        case ADJUST -> parts.sources.isEmpty() ? Act.ADJUST : Act.SWITCH;
        default -> act;
      };
    }
    if (kind == Kind.ACT) {
      return act == Act.CHECK ? Act.ORDER : act;
    }
    return act;
  }

  private Act negate(Act act, Kind kind, boolean temporary) {
    if (!parts.negated && parts.intent() == Intent.AVOID && act == Act.UNKNOWN) {
      return Act.AVOID;
    }
    if (!parts.negated) {
      return act;
    }
    return switch (act) {
      case STOP, HOLD, TAPER -> Act.CONTINUE;
      case CONTINUE -> Act.STOP;
      case RESUME -> {
        words.add("resum");
        yield Act.AVOID;
      }
      case AVOID -> Act.OPPOSE;
      case START -> temporary && kind.isTreatment() ? Act.HOLD : Act.AVOID;
      case INCREASE, DECREASE, ADJUST, SWITCH -> {
        words.add(act.name());
        yield Act.AVOID;
      }
      default -> Act.AVOID;
    };
  }

  /** "Stop smoking", "counsel on smoking" and "avoid smoking" ask for one thing. */
  private Act topic(Act act, Set<Concept> subjects, Act raw) {
    boolean leftOff = subjects.iterator().next().isLeftOff();
    if (raw == Act.CHECK && !parts.negated) {
      return Act.ORDER;
    }
    if (act == Act.OPPOSE) {
      return leftOff ? Act.OPPOSE : Act.COUNSEL;
    }
    if (leftOff) {
      boolean resumed = raw == Act.RESUME || raw == Act.CONTINUE;
      return parts.negated
          ? (resumed || !LESS.contains(raw) ? Act.COUNSEL : Act.OPPOSE)
          : resumed ? Act.OPPOSE : Act.COUNSEL;
    }
    boolean less = parts.negated ? !LESS.contains(raw) : LESS.contains(raw);
    return less ? Act.OPPOSE : Act.COUNSEL;
  }
}
