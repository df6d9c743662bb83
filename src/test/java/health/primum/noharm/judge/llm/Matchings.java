package health.primum.noharm.judge.llm;

import health.primum.noharm.rubric.Rubric;
import java.util.stream.Collectors;

/** Sheets as a matching model writes them. */
final class Matchings {
  private Matchings() {}

  /** No action, and no option matched. */
  static String none(Rubric rubric) {
    return "{\"actions\": [], \"verdicts\": ["
        + rubric.options().keySet().stream()
            .map(id -> "{\"option\": " + id + ", \"verdict\": \"no\", \"actions\": []}")
            .collect(Collectors.joining(","))
        + "]}";
  }
}
