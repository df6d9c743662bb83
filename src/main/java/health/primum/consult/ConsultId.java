package health.primum.consult;

import health.primum.fault.Require;

/** Identifies one consult. */
public record ConsultId(String value) {
  public ConsultId {
    Require.text("consultId", value, 100);
  }

  @Override
  public String toString() {
    return value;
  }
}
