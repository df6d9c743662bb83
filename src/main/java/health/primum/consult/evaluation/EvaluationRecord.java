package health.primum.consult.evaluation;

import health.primum.agent.Fingerprint;
import health.primum.fault.FaultyInput;
import health.primum.fault.Require;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * That a configuration was evaluated, in short.
 *
 * @param team its id
 * @param configuration its fingerprint when it was evaluated
 * @param report fingerprint of the {@code report.json}
 * @param date when it was registered
 * @param instrument of the evaluation
 * @param revision of the scorer
 * @param judge who decided
 * @param benchmark fingerprint of the cases
 * @param cases with a score, at least 1
 * @param unscored items without one
 * @param means of some metrics, by name
 */
public record EvaluationRecord(
    String team,
    Fingerprint configuration,
    Fingerprint report,
    LocalDate date,
    String instrument,
    String revision,
    String judge,
    Fingerprint benchmark,
    int cases,
    int unscored,
    Map<String, Double> means) {
  private static final int LONGEST = 500;

  public EvaluationRecord {
    Require.text("team", team, LONGEST);
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(report, "report");
    Objects.requireNonNull(date, "date");
    Require.text("instrument", instrument, LONGEST);
    Require.text("revision", revision, LONGEST);
    Require.text("judge", judge, LONGEST);
    Objects.requireNonNull(benchmark, "benchmark");
    Require.within("cases", cases, 1, 1_000_000);
    Require.within("unscored", unscored, 0, 10_000_000);
    means = Collections.unmodifiableMap(new TreeMap<>(means));
    means.forEach(
        (name, mean) -> {
          if (!Double.isFinite(mean)) {
            throw new FaultyInput("means." + name, "is no number", "leave it out");
          }
        });
  }
}
