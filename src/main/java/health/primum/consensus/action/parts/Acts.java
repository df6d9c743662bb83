package health.primum.consensus.action.parts;

import health.primum.clinical.Intent;
import health.primum.consensus.action.Act;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Kind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What the verbs of an action mean with a subject of that kind, negations included. */
final class Acts {
  private static final Set<Act> SKIPPED = EnumSet.of(Act.COUNSEL, Act.INFORM);
  private static final Set<Act> LESS =
      EnumSet.of(Act.AVOID, Act.STOP, Act.HOLD, Act.DECREASE, Act.TAPER);
  private static final Set<Act> STOPPING = EnumSet.of(Act.STOP, Act.HOLD);

  /** Beside these, "start" and "continue" only say how: "start to taper", "continue to hold". */
  private static final Set<Act> DEFINITE =
      EnumSet.of(Act.STOP, Act.HOLD, Act.TAPER, Act.INCREASE, Act.DECREASE, Act.SWITCH, Act.AVOID);

  /** Stems that make a taper of a decrease. */
  private static final Set<String> SLOWLY = Set.of("gradu", "slow", "slowly");

  /** Whose being watched is the order itself. */
  private static final String WATCHED = "watch";

  private final Parts parts;
  private final Map<DifferenceKind, String> said;
  private final Set<String> words;

  /**
   * The acts of these parts.
   *
   * @param words to which a negation adds the verb it denies
   */
  Acts(Parts parts, Map<DifferenceKind, String> said, Set<String> words) {
    this.parts = parts;
    this.said = said;
    this.words = words;
  }

  /** The verb that says what is to be done: "advise to stop" is to stop. */
  Act raw() {
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
    return parts.acts.isEmpty() ? intended() : parts.acts.getFirst();
  }

  private Act intended() {
    return switch (parts.intent) {
      case START -> Act.START;
      case STOP -> Act.UNKNOWN;
      case CONTINUE -> said.containsKey(DifferenceKind.TARGET) ? Act.UNKNOWN : Act.CONTINUE;
      case CHANGE -> Act.ADJUST;
      case ORDER -> Act.ORDER;
      case REFER -> Act.REFER;
      case COUNSEL -> Act.COUNSEL;
      case MONITOR -> Act.MONITOR;
      case AVOID, UNKNOWN -> Act.UNKNOWN;
    };
  }

  /** What the verb comes to with these subjects. */
  Act of(Act raw, Kind kind, Set<Concept> subjects, boolean temporary) {
    Act act = negate(usual(raw, kind, subjects), kind, temporary);
    if (kind == Kind.TOPIC && !parts.states) {
      act = topic(act, subjects, raw);
    }
    if (act == Act.DECREASE && words.removeAll(SLOWLY)) {
      return Act.TAPER;
    }
    if (act == Act.TAPER) {
      words.removeAll(SLOWLY);
    }
    return act == Act.MONITOR
            && isLookedAt(kind)
            && (said.containsKey(DifferenceKind.TIMING) || isWatched(subjects))
        ? Act.ORDER
        : act;
  }

  private static boolean isWatched(Set<Concept> subjects) {
    return subjects.stream().anyMatch(s -> s.attribute().equals(WATCHED));
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
        case ADJUST -> parts.acts.contains(Act.ADJUST) ? act : Act.ORDER;
        case CONTINUE -> isWatched(subjects) ? Act.ORDER : act;
        case MONITOR -> parts.visit || kind != Kind.TEST ? Act.ORDER : Act.MONITOR;
        default -> act;
      };
    }
    if (kind == Kind.SPECIALTY || kind == Kind.SETTING) {
      return switch (act) {
        case AVOID, STOP, HOLD, CONTINUE -> act;
        default -> Act.REFER;
      };
    }
    if (kind.isTreatment()) {
      return treatment(act, kind);
    }
    return kind == Kind.ACT && act == Act.CHECK ? Act.ORDER : act;
  }

  private Act treatment(Act act, Kind kind) {
    boolean onlyTold = !parts.acts.isEmpty() && parts.acts.stream().allMatch(a -> a == Act.INFORM);
    return switch (act) {
      case UNKNOWN ->
          parts.wordsFirst && !parts.dosed && parts.intent == Intent.UNKNOWN
              ? Act.UNKNOWN
              : Act.START;
      case ORDER, REFER, COUNSEL -> Act.START;
      case INFORM -> onlyTold && kind != Kind.VACCINE ? Act.INFORM : Act.START;
      case ADJUST ->
          !parts.sources.isEmpty()
              ? Act.SWITCH
              : said.containsKey(DifferenceKind.TARGET) ? Act.START : Act.ADJUST;
      default -> act;
    };
  }

  private Act negate(Act act, Kind kind, boolean temporary) {
    if (!parts.negated) {
      return parts.intent == Intent.AVOID && act == Act.UNKNOWN ? Act.AVOID : act;
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
      return leftOff ? Act.ORDER : Act.COUNSEL;
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
