package health.primum.testsupport;

import health.primum.agent.Fingerprint;
import health.primum.consult.evaluation.Evaluated;
import health.primum.consult.evaluation.EvaluationRecord;
import health.primum.consult.evaluation.EvaluationRegistry;
import health.primum.fault.Fault;
import java.util.List;

public final class Unevaluated implements EvaluationRegistry {
  @Override
  public Evaluated of(String team, Fingerprint configuration) {
    return new Evaluated.Never();
  }

  @Override
  public List<Fault> faults() {
    return List.of();
  }

  @Override
  public String add(EvaluationRecord evaluated) {
    throw new UnsupportedOperationException("nothing is evaluated here");
  }
}
