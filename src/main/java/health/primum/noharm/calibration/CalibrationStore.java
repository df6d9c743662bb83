package health.primum.noharm.calibration;

import health.primum.noharm.judge.Calibration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps calibrations of judges. */
public interface CalibrationStore {
  /**
   * All that reports draw upon.
   *
   * @throws health.primum.fault.FaultyInput when one cannot be read: leaving it out could show a
   *     figure that should be withheld
   */
  List<Calibration> all();

  /**
   * Writes one.
   *
   * @throws IOException when the file cannot be written
   */
  void write(Calibration calibration, Path file) throws IOException;
}
