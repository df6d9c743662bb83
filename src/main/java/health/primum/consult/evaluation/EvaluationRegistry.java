package health.primum.consult.evaluation;

import health.primum.agent.Fingerprint;
import health.primum.fault.Fault;
import java.io.IOException;
import java.util.List;

/**
 * Keeps which configurations were evaluated; what is registered elsewhere counts too. Thread-safe.
 */
public interface EvaluationRegistry {
  /**
   * What is known of a configuration.
   *
   * @param team its id
   * @param configuration its fingerprint now
   */
  Evaluated of(String team, Fingerprint configuration);

  /** Records that could not be read; none of them counts. */
  List<Fault> faults();

  /**
   * Keeps a record; one of the same team and report is replaced. It counts at once, also in other
   * processes on the same registry.
   *
   * @return where it is kept, for people
   */
  String add(EvaluationRecord evaluated) throws IOException;
}
