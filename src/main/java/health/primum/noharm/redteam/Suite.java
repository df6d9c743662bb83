package health.primum.noharm.redteam;

import health.primum.noharm.run.Arm;
import java.util.List;

/** One way of trying arms. An arm on which it cannot run is named with the reason, never 0. */
public interface Suite {
  /** As typed on the command line. */
  String name();

  SuiteResult run(List<Arm> arms);
}
