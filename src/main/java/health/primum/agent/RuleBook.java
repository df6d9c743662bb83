package health.primum.agent;

import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;

/** Written rules that answer for an agent. Thread-safe. */
public interface RuleBook {
  /** What the rules say to a case; a plan without recommendations when none applies. */
  ManagementPlan plan(ClinicalCase clinicalCase);

  Fingerprint fingerprint();
}
