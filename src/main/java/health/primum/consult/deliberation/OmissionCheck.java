package health.primum.consult.deliberation;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.ModelReply;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Proposal;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.CandidatePool;
import health.primum.consult.Step;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The omission check: guardians see the case and the pool without its authors, and may only add
 * what is missing and dangerous to miss. To add nothing is an answer.
 */
final class OmissionCheck {
  /** More than this is no check but another plan. */
  static final int MAX_ADDITIONS = 20;

  private static final Pattern NOTHING =
      Pattern.compile(
          "(?is)\\s*(?:\\W*(?:(?:there is |i (?:would )?add )?nothing\\b|none\\b|no (?:further |other )?(?:additions?|recommendations?|actions?|omissions?)\\b)[^\\n]{0,150})?\\s*");

  private final PlanParser parser;

  OmissionCheck(PlanParser parser) {
    this.parser = parser;
  }

  Task task(AgentSpec guardian, PromptTemplate prompt, CandidatePool pool) {
    return new Task(
        guardian,
        Step.CHECK,
        prompt,
        AnswerForm.PROPOSAL,
        0,
        Map.of("candidates", Rating.list(pool.candidates())),
        this::read);
  }

  private MemberAnswer read(AgentSpec agent, ModelReply.Completion completion) {
    ManagementPlan plan =
        completion.answer() instanceof Answer.Planned planned
            ? planned.plan()
            : NOTHING.matcher(completion.text()).matches()
                ? new ManagementPlan("", List.of())
                : parser.parse(completion.text());
    if (Refusals.isRefusal(completion.text(), plan)) {
      return none(agent, completion, Failure.REFUSED, "the model declined to answer");
    }
    int added = plan.recommendations().size();
    if (added > MAX_ADDITIONS) {
      return none(
          agent,
          completion,
          Failure.UNPARSEABLE,
          "adds " + added + " actions, more than " + MAX_ADDITIONS);
    }
    return new Proposal(
        agent.id(), plan, completion.text(), completion.usage(), completion.origin());
  }

  private static Abstention none(
      AgentSpec agent, ModelReply.Completion completion, Failure failure, String detail) {
    return new Abstention(agent.id(), failure, detail, completion.usage());
  }
}
