package health.primum.noharm.service.journal;

/** How an evaluation ended. */
public sealed interface EvaluationEnding {
  /** With a report: {@code report.json} and the page made of it. */
  record Done(String json, String html) implements EvaluationEnding {
    @Override
    public String toString() {
      return "Done";
    }
  }

  /** Called off. */
  record Cancelled() implements EvaluationEnding {}

  /** Not carried out, for a reason of the service's own. */
  record Failed(String why) implements EvaluationEnding {}
}
