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
import health.primum.noharm.judge.Opinion;
import health.primum.noharm.judge.PlannedCall;
import health.primum.noharm.judge.Standing;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.rubric.Rubric;
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
    return opinion(answer, rubric).judgements();
  }

  @Override
  public Opinion opinion(Answer answer, Rubric rubric) {
    var hearing = new Hearing(answer, rubric);
    return new Opinion(hearing.judgements(), hearing.spending.items());
  }

  /** One answer being judged. */
  private final class Hearing {
    private final Answer answer;
    private final Rubric rubric;
    private final Spending spending = new Spending();

    Hearing(Answer answer, Rubric rubric) {
      this.answer = answer;
      this.rubric = rubric;
    }

    List<Judgement> judgements() {
      try {
        Matches matches = match();
        SortedSet<Integer> missing = matches.missing();
        if (!missing.isEmpty()) {
          return List.of(
              new Judgement.Undecided(
                  UnscoredReason.VERDICT_INCOMPLETE,
                  "no verdict on options " + missing + ", asked twice"));
        }
        review(matches);
        return List.of(matches.judged(name()));
      } catch (Unanswered unanswered) {
        return List.of(unanswered.why);
      }
    }

    private Matches match() throws Unanswered {
      var sheet = new OptionSheet(rubric);
      var matches = new Matches(rubric);
      matches.add(
          sheet(
              ask(
                  "match",
                  spec.matcher(),
                  spec.matcher().prompt(),
                  AnswerForm.MATCH,
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

    private void review(Matches matches) throws Unanswered {
      ModelReply.Completion reply =
          ask(
              "review",
              spec.reviewer(),
              spec.reviewer().prompt(),
              AnswerForm.OVERRIDE,
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
                  budget,
                  purpose()));
      spending.add(agent, reply);
      return switch (reply) {
        case ModelReply.Completion completion -> completion;
        case ModelReply.Failed(var failure, var detail, var usage) ->
            throw new Unanswered(
                new Judgement.Undecided(reason(failure), stage + ": " + failure + ", " + detail));
      };
    }

    private String purpose() {
      return "judgement-%s-%s-%s-%d"
          .formatted(name(), answer.arm(), answer.variant(), answer.trial());
    }
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

  @Override
  public List<PlannedCall> calls(Rubric rubric, int answerLength) {
    var sheet = new OptionSheet(rubric);
    long shown =
        rubric.presentation().length()
            + OptionSheet.guidance(rubric.guidance()).length()
            + sheet.all().length()
            + (long) answerLength;
    return List.of(
        new PlannedCall(spec.matcher(), "match", length(spec.matcher().prompt()) + shown),
        new PlannedCall(
            spec.reviewer(),
            "review",
            length(spec.reviewer().prompt()) + shown + rubric.expertPlan().length()));
  }

  private static long length(PromptTemplate prompt) {
    return prompt.system().length() + (long) prompt.body().length();
  }

  @Override
  public Standing standing() {
    return Standing.of(new JudgeProfile(name(), spec.fingerprint(), List.of(CAVEAT)));
  }
}
