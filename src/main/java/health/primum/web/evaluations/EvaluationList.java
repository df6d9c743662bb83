package health.primum.web.evaluations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of evaluations, the latest first.
 *
 * @param benchmarks that can be named
 * @param evaluations without their figures
 * @param next the {@code cursor} of the page after; absent on the last
 */
public record EvaluationList(
    List<String> benchmarks, List<EvaluationView> evaluations, @Nullable String next) {}
