package health.primum.noharm.service.journal;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param next cursor of the page after; empty when there is none
 */
public record EvaluationPage(List<EvaluationStatus> evaluations, Optional<String> next) {
  public EvaluationPage {
    evaluations = List.copyOf(evaluations);
  }
}
