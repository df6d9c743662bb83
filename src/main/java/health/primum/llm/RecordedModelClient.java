package health.primum.llm;

import health.primum.agent.Answer;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;

/** Gives kept answers again, by case id and trial. */
final class RecordedModelClient {
  ModelReply answer(ModelSource.Recorded source, ModelRequest request) {
    return reply(source.answers(), request.clinicalCase().id(), request.trial(), source.origin());
  }

  static ModelReply reply(RecordedAnswers answers, CaseId variant, int trial, Origin origin) {
    return answers
        .find(variant, trial)
        .<ModelReply>map(
            text ->
                text.isBlank()
                    ? new ModelReply.Failed(Failure.UNPARSEABLE, "the kept answer is empty")
                    : new ModelReply.Completion(text, new Answer.Prose(), Usage.NONE, origin))
        .orElseGet(
            () ->
                new ModelReply.Failed(
                    Failure.UNAVAILABLE,
                    answers.name() + " has no answer to this case in trial " + trial));
  }
}
