package health.primum.safety.critical;

import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateId;
import health.primum.fault.Require;
import java.util.List;
import java.util.Objects;

/**
 * What a rule asks for and nothing in the pool says.
 *
 * @param rule its id
 * @param recommendation what to add; its rationale says why, by which action and from what source
 * @param because one sentence: what of the plan asks for it and what is missing
 * @param causes the candidates that ask for it, sorted, never empty
 * @param source guideline, label or paper that the rule restates
 */
public record MissingAction(
    String rule,
    Recommendation recommendation,
    String because,
    List<CandidateId> causes,
    String source) {
  public MissingAction {
    Require.text("missing.rule", rule, 100);
    Objects.requireNonNull(recommendation, "recommendation");
    Require.text("missing.because", because, 1_000);
    causes = causes.stream().sorted().distinct().toList();
    if (causes.isEmpty()) {
      throw new IllegalArgumentException(rule + " asks without a cause");
    }
    Require.text("missing.source", source, 500);
  }
}
