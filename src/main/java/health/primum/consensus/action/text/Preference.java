package health.primum.consensus.action.text;

import health.primum.consensus.action.Act;
import health.primum.consensus.lexicon.Kind;
import java.util.List;

/** Of what kind a name of several meanings is, after its verb: "check iron", "start iron". */
final class Preference {
  private static final List<Kind> LOOKED_AT =
      List.of(
          Kind.TEST,
          Kind.IMAGING,
          Kind.PROCEDURE,
          Kind.SPECIALTY,
          Kind.SETTING,
          Kind.TOPIC,
          Kind.VACCINE,
          Kind.THERAPY,
          Kind.DRUG,
          Kind.CLASS);
  private static final List<Kind> GIVEN =
      List.of(
          Kind.DRUG,
          Kind.CLASS,
          Kind.VACCINE,
          Kind.THERAPY,
          Kind.TOPIC,
          Kind.PROCEDURE,
          Kind.SPECIALTY,
          Kind.SETTING,
          Kind.TEST,
          Kind.IMAGING);
  private static final List<Kind> ASKED =
      List.of(
          Kind.SPECIALTY,
          Kind.SETTING,
          Kind.PROCEDURE,
          Kind.TEST,
          Kind.IMAGING,
          Kind.TOPIC,
          Kind.DRUG,
          Kind.CLASS,
          Kind.VACCINE,
          Kind.THERAPY);
  private static final List<Kind> TOLD =
      List.of(
          Kind.TOPIC,
          Kind.DRUG,
          Kind.CLASS,
          Kind.SPECIALTY,
          Kind.SETTING,
          Kind.VACCINE,
          Kind.THERAPY,
          Kind.PROCEDURE,
          Kind.TEST,
          Kind.IMAGING);

  private Preference() {}

  /**
   * How far down a kind stands after these verbs; 0 is likeliest.
   *
   * @param given whether a dose or a form says that it is given
   */
  static int rank(List<Act> acts, boolean given, Kind kind) {
    Act act = acts.isEmpty() ? Act.UNKNOWN : acts.getLast();
    int rank = (given ? GIVEN : order(act)).indexOf(kind);
    return rank < 0 ? Kind.values().length : rank;
  }

  private static List<Kind> order(Act act) {
    return switch (act) {
      case ORDER, CHECK, MONITOR -> LOOKED_AT;
      case START, RESUME, STOP, HOLD, CONTINUE, INCREASE, DECREASE, TAPER, SWITCH, ADJUST, OPPOSE ->
          GIVEN;
      case REFER -> ASKED;
      case COUNSEL, INFORM, AVOID -> TOLD;
      case UNKNOWN -> LOOKED_AT;
    };
  }
}
