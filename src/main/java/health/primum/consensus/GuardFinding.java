package health.primum.consensus;

import health.primum.clinical.HarmSeverity;
import health.primum.fault.Require;
import java.util.List;
import java.util.Objects;

/**
 * What a deterministic guard has against candidates.
 *
 * @param rule the rule's id, e.g. {@code PINCER-AS_P3G}
 * @param severity how grave it is
 * @param harm that could follow; decides what an unknown fact changes
 * @param candidates which actions it is about, in the order of the ledger; never empty
 * @param message one sentence for a clinician
 * @param source guideline, paper or label that the rule restates
 */
public record GuardFinding(
    String rule,
    Severity severity,
    HarmSeverity harm,
    List<CandidateId> candidates,
    String message,
    String source) {
  /** How grave a finding is, gravest first. */
  public enum Severity {
    /** A stated fact forbids the action. */
    CONTRAINDICATED,
    /** A clinician must weigh it before the action is taken. */
    SERIOUS,
    /** A fact that decides is not stated. */
    UNKNOWN_FACT,
    /** To be read beside the action, which stays as decided. */
    CAUTION
  }

  public GuardFinding {
    Require.text("finding.rule", rule, 100);
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(harm, "harm");
    candidates = candidates.stream().sorted().distinct().toList();
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("finding of " + rule + " is about no candidate");
    }
    Require.text("finding.message", message, 1_000);
    Require.text("finding.source", source, 500);
  }

  /** Whether it changes what was decided, and is not only shown. */
  public boolean decides() {
    return switch (severity) {
      case CONTRAINDICATED, SERIOUS -> true;
      case UNKNOWN_FACT -> harm == HarmSeverity.SEVERE;
      case CAUTION -> false;
    };
  }

  /** Whether two actions of the plan contradict each other, so that one may stay. */
  public boolean isBetweenActions() {
    return candidates.size() > 1;
  }
}
