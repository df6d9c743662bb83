package health.primum.noharm.redteam.suite;

import health.primum.agent.Budget;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.text.PlanParser;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.deliberation.Deliberation;
import health.primum.noharm.run.Arm;
import health.primum.noharm.work.Turns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;

/**
 * Gets arms' answers: a team's through the path that serves consults, a recording's as kept.
 * Thread-safe.
 */
public final class Asking {
  private final Deliberation deliberation;
  private final PlanParser parser;
  private final Budget budget;
  private final Turns turns;

  /**
   * An asking.
   *
   * @param parallel how many texts are asked about at once, at least 1
   */
  public Asking(
      Deliberation deliberation,
      PlanParser parser,
      Budget budget,
      ExecutorService executor,
      int parallel) {
    this.deliberation = deliberation;
    this.parser = parser;
    this.budget = budget;
    this.turns = new Turns(executor, parallel);
  }

  /** The answers to these texts, in their order. */
  Map<CaseId, Reply> all(Arm arm, List<ClinicalCase> texts, int trial) {
    Map<CaseId, Reply> replies = new LinkedHashMap<>();
    List<Reply> inOrder = turns.each(texts, text -> one(arm, text, trial));
    for (int i = 0; i < texts.size(); i++) {
      replies.put(texts.get(i).id(), inOrder.get(i));
    }
    return replies;
  }

  /** Does something with each, as many at once as texts are asked about; outcomes in order. */
  <I, O> List<O> each(List<I> things, Function<I, O> task) {
    return turns.each(things, task);
  }

  private Reply one(Arm arm, ClinicalCase text, int trial) {
    return switch (arm) {
      case Arm.OfRecording(var name, var answers) ->
          answers
              .find(text.id(), trial)
              .filter(said -> !said.isBlank())
              .<Reply>map(said -> new Reply.Said(parser.parse(said), said))
              .orElseGet(() -> new Reply.None("the recording has no answer to this text"));
      case Arm.OfTeam(var name, var team) -> {
        var id = new ConsultId(brief("redteam-" + trial + "-" + name + "-" + text.id()));
        Advice advice =
            deliberation.deliberate(
                new ConsultRequest(
                    id, text, team, team.deadline(), trial, budget.within(team.budget())),
                ConsultListener.NONE);
        yield switch (advice) {
          case Advice.Advised advised -> new Reply.Said(advised.plan(), advised.plan().asText());
          case Advice.Escalated escalated -> new Reply.None(escalated.reason().toString());
        };
      }
    };
  }

  private static String brief(String id) {
    return id.substring(0, Math.min(id.length(), 100));
  }
}
