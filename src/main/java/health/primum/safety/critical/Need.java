package health.primum.safety.critical;

import java.util.ArrayList;
import java.util.List;

/**
 * One safeguard that a rule asks for, as its table writes it: {@code inr}, {@code potassium+},
 * {@code hbv?}.
 *
 * @param safeguard which
 * @param later whether it must be said as something done later on, so that a test of today is not
 *     enough
 * @param inCase whether a result that the case states will do
 */
record Need(Safeguard safeguard, boolean later, boolean inCase) {
  static List<Need> list(String cell) {
    var needs = new ArrayList<Need>();
    for (String part : cell.split(",", -1)) {
      String key = part.strip();
      boolean later = key.endsWith("+");
      boolean inCase = key.endsWith("?");
      String bare = later || inCase ? key.substring(0, key.length() - 1) : key;
      needs.add(new Need(Safeguard.of(bare), later, inCase));
    }
    return List.copyOf(needs);
  }
}
