package health.primum.llm;

import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Usage;
import health.primum.clinical.ManagementPlan;

/** Lets written rules propose, be it nothing; they neither rate nor review. */
final class RulesModelClient {
  ModelReply answer(ModelSource.Rules source, ModelRequest request) {
    if (request.form() != AnswerForm.PROPOSAL) {
      return new ModelReply.Failed(
          Failure.UNAVAILABLE, "written rules propose; they neither rate nor review");
    }
    ManagementPlan plan = source.book().plan(request.clinicalCase());
    return new ModelReply.Completion(
        plan.asText(), new Answer.Planned(plan), Usage.NONE, source.origin());
  }
}
