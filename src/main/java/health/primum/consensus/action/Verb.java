package health.primum.consensus.action;

import java.util.List;
import java.util.Set;

/** The forms of verbs. */
final class Verb {
  /** Acts whose gerund is the act: "stopping X"; "testing" and "imaging" are things. */
  static final Set<String> TREATS =
      Set.of(
          "START",
          "RESUME",
          "STOP",
          "HOLD",
          "CONTINUE",
          "INCREASE",
          "DECREASE",
          "TAPER",
          "SWITCH",
          "ADJUST",
          "AVOID");

  private Verb() {}

  /**
   * What a form may come from, the likeliest first.
   *
   * @param passive whether it stands after "be", so that a participle is a verb
   */
  static List<String> bases(String word, boolean passive) {
    String stem =
        word.endsWith("ing") && word.length() > 5
            ? word.substring(0, word.length() - 3)
            : passive && word.endsWith("ed") && word.length() > 4
                ? word.substring(0, word.length() - 2)
                : "";
    if (stem.isEmpty()) {
      return List.of();
    }
    int n = stem.length();
    boolean doubled = stem.charAt(n - 1) == stem.charAt(n - 2);
    return doubled
        ? List.of(stem.substring(0, n - 1), stem)
        : List.of(stem, stem + "e", stem.endsWith("i") ? stem.substring(0, n - 1) + "y" : stem);
  }
}
