package health.primum.consensus.action.compare;

import health.primum.consensus.action.DifferenceKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths and times of which one lies within the other: six weeks, and six to eight weeks. */
final class Spans {
  private static final Pattern DAYS = Pattern.compile("([\\d.]+)(?:-([\\d.]+))? days");

  /** A month is four weeks to some and thirty days to others. */
  private static final double CALENDAR = 0.08;

  private Spans() {}

  /** Whether two values of a kind can be kept by doing one thing. */
  static boolean meet(DifferenceKind kind, String one, String other) {
    if (kind != DifferenceKind.DURATION && kind != DifferenceKind.TIMING) {
      return false;
    }
    Matcher a = DAYS.matcher(one);
    Matcher b = DAYS.matcher(other);
    if (!a.matches() || !b.matches()) {
      return false;
    }
    double highest = Math.min(end(a), end(b));
    double lowest = Math.max(begin(a), begin(b));
    boolean months = lowest >= 28 && begin(a) == end(a) && begin(b) == end(b);
    return lowest <= highest || (months && lowest - highest <= CALENDAR * lowest);
  }

  private static double begin(Matcher span) {
    return Double.parseDouble(span.group(1));
  }

  private static double end(Matcher span) {
    return Double.parseDouble(span.group(2) == null ? span.group(1) : span.group(2));
  }
}
