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
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
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
  /** One sentence that says so, without anything after it that could be an action. */
  private static final Pattern NOTHING =
      Pattern.compile(
          "(?i)\\W*(?:(?:there is |i (?:would )?(?:have |add )?)?nothing\\b|none\\b|no (?:further |other |additional )?(?:additions?|recommendations?|actions?|omissions?)\\b)"
              + "(?:(?!\\b(?:but|except|apart|besides|other than|covers?|mentions?|excludes?|says)\\b)[^.:;!\\n]){0,80}[.!]?\\W*");

  private final PlanParser parser;

  OmissionCheck(PlanParser parser) {
    this.parser = parser;
  }

  Task task(
      AgentSpec guardian, PromptTemplate prompt, CandidatePool pool, ClinicalCase clinicalCase) {
    return new Task(
        guardian,
        Step.CHECK,
        prompt,
        AnswerForm.PROPOSAL,
        0,
        Map.of("candidates", Rating.list(Rating.order(guardian, pool, clinicalCase))),
        this::read);
  }

  private MemberAnswer read(AgentSpec agent, ModelReply.Completion completion) {
    ManagementPlan said =
        completion.answer() instanceof Answer.Planned planned
            ? planned.plan()
            : parser.parse(completion.text());
    List<Recommendation> added =
        said.recommendations().stream().filter(r -> !isNothing(r.text())).toList();
    var plan = new ManagementPlan("", isNothing(completion.text()) ? List.of() : added);
    if (added.isEmpty() && Refusals.isRefusal(completion.text(), said)) {
      return none(agent, completion, Failure.REFUSED, "the model declined to answer");
    }
    if (said.recommendations().isEmpty()
        && completion.answer() instanceof Answer.Prose
        && !isNothing(completion.text())) {
      return none(
          agent,
          completion,
          Failure.UNPARSEABLE,
          "the answer names no action and does not say that nothing is missing");
    }
    int count = plan.recommendations().size();
    if (count > Proposals.MAX_RECOMMENDATIONS) {
      return none(
          agent,
          completion,
          Failure.UNPARSEABLE,
          "adds " + count + " actions, more than " + Proposals.MAX_RECOMMENDATIONS);
    }
    return new Proposal(
        agent.id(), plan, completion.text(), completion.usage(), completion.origin());
  }

  private static boolean isNothing(String text) {
    return text.isBlank() || NOTHING.matcher(text).matches();
  }

  private static Abstention none(
      AgentSpec agent, ModelReply.Completion completion, Failure failure, String detail) {
    return new Abstention(agent.id(), failure, detail, completion.usage());
  }
}
