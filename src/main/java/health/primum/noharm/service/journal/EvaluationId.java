package health.primum.noharm.service.journal;

import health.primum.consult.ConsultId;
import health.primum.fault.Require;

/** Knows one evaluation of the service; also the name of the folder with its files. */
public record EvaluationId(String value) {
  private static final int LONGEST = 100;

  public EvaluationId {
    Require.text("evaluation", value, LONGEST);
  }

  /** As messages, events and watches know it, which were made for consults: ids differ anyway. */
  public ConsultId word() {
    return new ConsultId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
