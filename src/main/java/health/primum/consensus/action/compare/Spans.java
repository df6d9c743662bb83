package health.primum.consensus.action.compare;

import health.primum.consensus.action.DifferenceKind;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Doses, lengths and times of which one lies within the other: six weeks, and six to eight weeks.
 */
final class Spans {
  private static final Pattern SPAN = Pattern.compile("([\\d.]+)(?:-([\\d.]+))? (.+)");

  /** A month is four weeks to some and thirty days to others. */
  private static final double CALENDAR = 0.08;

  private Spans() {}

  /** Whether two values of a kind can be kept by doing one thing. */
  static boolean meet(DifferenceKind kind, String one, String other) {
    if (kind == DifferenceKind.FREQUENCY) {
      return one.equals("serial") || other.equals("serial");
    }
    if (kind == DifferenceKind.DOSE && (isPart(one, other) || isPart(other, one))) {
      return true;
    }
    if (kind == DifferenceKind.TIMING && isOrder(one) != isOrder(other)) {
      return true;
    }
    boolean time = kind == DifferenceKind.DURATION || kind == DifferenceKind.TIMING;
    if (!time && kind != DifferenceKind.DOSE) {
      return false;
    }
    Matcher a = SPAN.matcher(one);
    Matcher b = SPAN.matcher(other);
    if (!a.matches() || !b.matches() || !a.group(3).equals(b.group(3))) {
      return false;
    }
    double highest = Math.min(end(a), end(b));
    double lowest = Math.max(begin(a), begin(b));
    boolean months = time && lowest >= 28 && begin(a) == end(a) && begin(b) == end(b);
    return lowest <= highest || (months && lowest - highest <= CALENDAR * lowest);
  }

  private static boolean isOrder(String timing) {
    return timing.equals("before") || timing.equals("after");
  }

  /** "0.5 %" of "0.5 %, 1 drops"; the 875 mg of 875-125 mg. */
  private static boolean isPart(String part, String whole) {
    return Arrays.asList(whole.split(", ", -1)).containsAll(Arrays.asList(part.split(", ", -1)))
        || (part.endsWith(" mg") && whole.startsWith(part.replace(" mg", "-")));
  }

  private static double begin(Matcher span) {
    return Double.parseDouble(span.group(1));
  }

  private static double end(Matcher span) {
    return Double.parseDouble(span.group(2) == null ? span.group(1) : span.group(2));
  }
}
