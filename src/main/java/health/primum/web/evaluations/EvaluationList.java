package health.primum.web.evaluations;

import java.util.List;

/**
 * Evaluations, the latest first.
 *
 * @param benchmarks that can be named
 */
public record EvaluationList(List<String> benchmarks, List<EvaluationView> evaluations) {}
