package health.primum.noharm.intake;

import health.primum.fault.Fault;
import java.util.List;

/**
 * What came of an import.
 *
 * @param lines what was written, for people
 * @param leftOut rows and files that could not be taken, and why
 */
public record Intake(List<String> lines, List<Fault> leftOut) {
  public Intake {
    lines = List.copyOf(lines);
    leftOut = List.copyOf(leftOut);
  }
}
