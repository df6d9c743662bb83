package health.primum.consult.evaluation;

import java.util.Objects;

/**
 * Whether a configuration was evaluated. It says that there is a report, not that it is a good one.
 */
public sealed interface Evaluated {
  /** With this very configuration. */
  record Current(EvaluationRecord record) implements Evaluated {
    public Current {
      Objects.requireNonNull(record, "record");
    }
  }

  /** Under the same name, configured otherwise than now; the latest report of that. */
  record Stale(EvaluationRecord record) implements Evaluated {
    public Stale {
      Objects.requireNonNull(record, "record");
    }
  }

  /** No report is registered. */
  record Never() implements Evaluated {}

  /** {@code <report>, <date>}, {@code stale} or {@code never}. */
  default String brief() {
    return switch (this) {
      case Current(var record) -> record.report().brief() + ", " + record.date();
      case Stale stale -> "stale";
      case Never never -> "never";
    };
  }
}
