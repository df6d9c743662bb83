package health.primum.noharm.judge.llm;

import health.primum.agent.AgentSpec;
import health.primum.agent.Answer.Corrected;
import health.primum.agent.Answer.Matched;
import health.primum.agent.AnswerForm;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.PromptTemplate;
import health.primum.agent.judging.MatchSheet;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Spending;
import health.primum.consult.deliberation.Prompting;
import health.primum.noharm.judge.Answer;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.JudgeProfile;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.Rubric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/**
 * Asks a model to find an answer's actions and match them to the options, asks once more for
 * options it left out, and asks a second model to correct the matches (noharm-method, section 5).
 * Whatever fails leaves the answer unscored: an answer is never scored on half a judgement.
 * Thread-safe.
 */
public final class LlmJudge implements Judge {
  private static final String CAVEAT =
      "Judged with our own prompts: not comparable with published NOHARM scores, whatever the model.";

  private final JudgeSpec spec;
  private final ModelClient models;
  private final Prompting prompting;
  private final Budget budget;
  private final Spending spending = new Spending();
  private final List<String> remarks = new ArrayList<>();

  public LlmJudge(JudgeSpec spec, ModelClient models, Prompting prompting, Budget budget) {
    this.spec = spec;
    this.models = models;
    this.prompting = prompting;
    this.budget = budget;
  }

  /** A model that gave no answer to a stage. */
  private static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Judgement.Undecided why;

    Unanswered(Judgement.Undecided why) {
      super(why.detail(), null, false, false);
      this.why = why;
    }
  }

  @Override
  public String name() {
    return "llm:" + spec.id();
  }

  @Override
  public List<Judgement> judge(Answer answer, Rubric rubric) {
    try {
      Matches matches = match(answer, rubric);
      SortedSet<Integer> missing = matches.missing();
      if (!missing.isEmpty()) {
        return List.of(
            new Judgement.Undecided(
                UnscoredReason.VERDICT_INCOMPLETE,
                "no verdict on options " + missing + ", asked twice"));
      }
      review(answer, rubric, matches);
      Judgement.Judged judged = matches.judged(name());
      remember(answer, judged.notes());
      return List.of(judged);
    } catch (Unanswered unanswered) {
      return List.of(unanswered.why);
    }
  }

  private Matches match(Answer answer, Rubric rubric) throws Unanswered {
    var sheet = new OptionSheet(rubric);
    var matches = new Matches(rubric);
    matches.add(
        sheet(
            ask(
                "match",
                spec.matcher(),
                spec.matcher().prompt(),
                AnswerForm.MATCH,
                rubric,
                Map.of(
                    "guidance", OptionSheet.guidance(rubric.guidance()),
                    "options", sheet.all(),
                    "answer", answer.text()))));
    SortedSet<Integer> missing = matches.missing();
    if (!missing.isEmpty()) {
      matches.add(
          sheet(
              ask(
                  "match of missing options",
                  spec.matcher(),
                  spec.missing(),
                  AnswerForm.MATCH,
                  rubric,
                  Map.of(
                      "guidance", OptionSheet.guidance(rubric.guidance()),
                      "options", sheet.only(missing),
                      "missing", missing.toString(),
                      "actions", matches.actionList(),
                      "answer", answer.text()))));
    }
    return matches;
  }

  private static MatchSheet sheet(ModelReply.Completion reply) throws Unanswered {
    if (reply.answer() instanceof Matched(var sheet)) {
      return sheet;
    }
    throw otherForm("match");
  }

  /** A client that does not know the form, such as kept answers. */
  private static Unanswered otherForm(String stage) {
    return new Unanswered(
        new Judgement.Undecided(
            UnscoredReason.JUDGE_UNREADABLE, stage + ": answered in another form"));
  }

  private void review(Answer answer, Rubric rubric, Matches matches) throws Unanswered {
    ModelReply.Completion reply =
        ask(
            "review",
            spec.reviewer(),
            spec.reviewer().prompt(),
            AnswerForm.OVERRIDE,
            rubric,
            Map.of(
                "guidance", OptionSheet.guidance(rubric.guidance()),
                "plan", rubric.expertPlan().isBlank() ? "none" : rubric.expertPlan(),
                "options", new OptionSheet(rubric).with(matches::verdict),
                "actions", matches.actionList(),
                "answer", answer.text()));
    if (!(reply.answer() instanceof Corrected(var corrections))) {
      throw otherForm("review");
    }
    matches.correct(corrections);
  }

  private ModelReply.Completion ask(
      String stage,
      AgentSpec agent,
      PromptTemplate prompt,
      AnswerForm form,
      Rubric rubric,
      Map<String, String> places)
      throws Unanswered {
    ClinicalCase presented = ClinicalCase.of(rubric.id(), rubric.presentation());
    Prompting.Filled message = prompting.fill(prompt, presented, places);
    ModelReply reply =
        models.call(
            new ModelRequest(
                agent,
                presented,
                form,
                rubric.options().size(),
                prompt.system(),
                message.text(),
                message.content(),
                1,
                agent.deadline(),
                budget));
    synchronized (spending) {
      spending.add(agent, reply);
    }
    return switch (reply) {
      case ModelReply.Completion completion -> completion;
      case ModelReply.Failed(var failure, var detail, var usage) ->
          throw new Unanswered(
              new Judgement.Undecided(reason(failure), stage + ": " + failure + ", " + detail));
    };
  }

  private static UnscoredReason reason(Failure failure) {
    return switch (failure) {
      case TIMED_OUT -> UnscoredReason.JUDGE_TIMED_OUT;
      case REFUSED -> UnscoredReason.JUDGE_REFUSED;
      case UNPARSEABLE, TRUNCATED -> UnscoredReason.JUDGE_UNREADABLE;
      case RATE_LIMITED, UNAVAILABLE, UNAUTHORISED, CANCELLED -> UnscoredReason.JUDGE_UNAVAILABLE;
      case BUDGET -> UnscoredReason.JUDGE_BUDGET;
    };
  }

  private void remember(Answer answer, List<String> notes) {
    synchronized (remarks) {
      notes.forEach(
          note ->
              remarks.add(
                  "%s on %s %s trial %d: %s"
                      .formatted(name(), answer.arm(), answer.variant(), answer.trial(), note)));
    }
  }

  @Override
  public Standing standing() {
    List<Spending.Item> spent;
    synchronized (spending) {
      spent = spending.items();
    }
    synchronized (remarks) {
      return Standing.of(new JudgeProfile(name(), spec.fingerprint(), List.of(CAVEAT)))
          .having(remarks, spent);
    }
  }
}
