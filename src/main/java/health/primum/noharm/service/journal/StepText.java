package health.primum.noharm.service.journal;

import health.primum.noharm.work.Kept;

/** Finished steps as text; what is written is read back as it was. Thread-safe. */
public interface StepText {
  String of(Kept step);

  /**
   * Reads one.
   *
   * @throws health.primum.fault.FaultyInput naming the field that is not what was written
   */
  Kept read(String text);
}
