package health.primum.noharm.gate;

import java.nio.file.Path;

/** Reads what evaluations left behind. Thread-safe. */
public interface ReportSource {
  /**
   * A report.
   *
   * @param where a {@code report.json}, or the folder it lies in
   * @throws health.primum.fault.FaultyInput when there is none, or it is broken or of another form;
   *     it names the field
   */
  KeptReport read(Path where);
}
