package health.primum.catalog.votes;

import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.List;

/** Collects faults; of very many only the first are kept, the rest are counted. */
final class FaultList {
  static final int SHOWN = 50;
  private final List<Fault> found = new ArrayList<>();
  private int more;

  void add(String file, long line, String what, String remedy) {
    if (found.size() < SHOWN) {
      found.add(new Fault(file, (int) line, what, remedy));
    } else {
      more++;
    }
  }

  int count() {
    return found.size() + more;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new FaultyInput(found());
    }
  }

  /** The first, and how many more there are. */
  List<Fault> found() {
    var all = new ArrayList<>(found);
    if (more > 0) {
      all.add(Fault.of("and " + more + " more", "faults are not shown", "mend these first"));
    }
    return List.copyOf(all);
  }
}
