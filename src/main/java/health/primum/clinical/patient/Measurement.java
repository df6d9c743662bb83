package health.primum.clinical.patient;

import health.primum.fault.FaultyInput;
import health.primum.fault.Require;

/**
 * A laboratory result or a vital sign.
 *
 * @param name of the test or sign
 * @param value finite
 * @param unit as reported; empty for a ratio or score
 */
public record Measurement(String name, double value, String unit) {
  public Measurement {
    Require.text("measurement.name", name, 300);
    Require.optionalText("measurement.unit", unit, 50);
    if (!Double.isFinite(value)) {
      throw new FaultyInput("measurement.value", "is not a number", "give a finite number");
    }
  }

  @Override
  public String toString() {
    return "Measurement";
  }
}
