package health.primum.noharm.judge;

import health.primum.fault.Require;
import java.util.Locale;
import java.util.Optional;

/**
 * How well a judge must have done against physicians for its headline figures to be shown.
 *
 * @param omissionRecall 0 to 1
 * @param omissionPrecision 0 to 1
 */
public record Floor(double omissionRecall, double omissionPrecision) {
  public Floor {
    Require.within("primum.judge.floor.omission-recall", omissionRecall, 0, 1);
    Require.within("primum.judge.floor.omission-precision", omissionPrecision, 0, 1);
  }

  /** Why a judge is below it; an undefined rate is. */
  public Optional<String> missedBy(Calibration calibration) {
    double recall = calibration.omissionRecall().value();
    double precision = calibration.omissionPrecision().value();
    return recall >= omissionRecall && precision >= omissionPrecision
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "%s is below the floor against physicians: omission recall %.3f (floor %.2f), omission precision %.3f (floor %.2f), on %s",
                calibration.judge(),
                recall,
                omissionRecall,
                precision,
                omissionPrecision,
                calibration.data()));
  }
}
