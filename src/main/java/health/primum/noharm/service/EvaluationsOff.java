package health.primum.noharm.service;

/** This service has no benchmarks to evaluate on. */
public final class EvaluationsOff extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EvaluationsOff() {
    super("evaluations are off", null, false, false);
  }
}
