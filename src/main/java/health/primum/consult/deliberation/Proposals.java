package health.primum.consult.deliberation;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelSource;
import health.primum.agent.Proposal;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.text.PlanParser;
import health.primum.consult.Step;
import java.util.Map;

/** Asks for plans, and tells a plan from what is none. */
final class Proposals {
  /** More than any plan needs; beyond it an answer is a malfunction, not a plan. */
  static final int MAX_RECOMMENDATIONS = 100;

  static final int MAX_CHARACTERS = 50_000;

  private final PlanParser parser;

  Proposals(PlanParser parser) {
    this.parser = parser;
  }

  Task task(AgentSpec agent) {
    return new Task(
        agent, Step.PROPOSE, agent.prompt(), AnswerForm.PROPOSAL, 0, Map.of(), this::read);
  }

  private MemberAnswer read(AgentSpec agent, ModelReply.Completion completion) {
    if (completion.text().length() > MAX_CHARACTERS) {
      return none(
          agent,
          completion,
          Failure.UNPARSEABLE,
          "the answer has "
              + completion.text().length()
              + " characters, more than "
              + MAX_CHARACTERS);
    }
    ManagementPlan plan =
        completion.answer() instanceof Answer.Planned planned
            ? planned.plan()
            : parser.parse(completion.text());
    int recommendations = plan.recommendations().size();
    if (Refusals.isRefusal(completion.text(), plan)) {
      return none(agent, completion, Failure.REFUSED, "the model declined to answer");
    }
    if (recommendations == 0 && !(agent.source() instanceof ModelSource.Rules)) {
      return none(agent, completion, Failure.UNPARSEABLE, "the answer recommends nothing");
    }
    if (recommendations > MAX_RECOMMENDATIONS) {
      return none(
          agent,
          completion,
          Failure.UNPARSEABLE,
          "the answer has "
              + recommendations
              + " recommendations, more than "
              + MAX_RECOMMENDATIONS);
    }
    return new Proposal(
        agent.id(), plan, completion.text(), completion.usage(), completion.origin());
  }

  private static Abstention none(
      AgentSpec agent, ModelReply.Completion completion, Failure failure, String detail) {
    return new Abstention(agent.id(), failure, detail, completion.usage());
  }
}
