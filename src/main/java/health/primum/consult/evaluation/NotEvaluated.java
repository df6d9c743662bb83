package health.primum.consult.evaluation;

import health.primum.fault.FaultyInput;

/** A team may not be asked here, for no report of its configuration is registered. */
public final class NotEvaluated extends RuntimeException {
  private final transient FaultyInput fault;

  public NotEvaluated(FaultyInput fault) {
    super(fault);
    this.fault = fault;
  }

  public FaultyInput fault() {
    return fault;
  }
}
