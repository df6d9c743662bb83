package health.primum.fault;

import java.util.List;
import java.util.stream.Collectors;

/** An input that cannot be taken, with everything found wrong in it. */
public final class FaultyInput extends IllegalArgumentException {
  private final transient List<Fault> faults;

  public FaultyInput(List<Fault> faults) {
    super(faults.stream().map(Fault::describe).collect(Collectors.joining("\n")));
    this.faults = List.copyOf(faults);
  }

  public FaultyInput(String field, String what, String remedy) {
    this(List.of(Fault.of(field, what, remedy)));
  }

  /** Never empty. */
  public List<Fault> faults() {
    return faults;
  }
}
