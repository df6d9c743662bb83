package health.primum.safety.rule;

import health.primum.consensus.GuardFinding;
import java.util.List;

/** One check, or one family of checks. Deterministic, free of side effects, thread-safe. */
interface GuardRule {
  List<GuardFinding> check(Situation situation);

  /** What it checks, for the list in the documents. */
  List<RuleSheet> sheets();
}
