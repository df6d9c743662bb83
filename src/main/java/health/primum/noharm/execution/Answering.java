package health.primum.noharm.execution;

import health.primum.agent.Abstention;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Provenance;
import health.primum.consult.Spending;
import health.primum.consult.Team;
import health.primum.consult.deliberation.Deliberation;
import health.primum.noharm.judge.UnscoredReason;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Workload;
import health.primum.noharm.work.Again;
import health.primum.noharm.work.Attempt;
import health.primum.noharm.work.Kept;
import health.primum.noharm.work.WorkItem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gets an arm's answer: from its team through the path that serves consults, or its recording. */
final class Answering {
  private final Deliberation deliberation;
  private final Budget budget;

  Answering(Deliberation deliberation, Budget budget) {
    this.deliberation = deliberation;
    this.budget = budget;
  }

  Kept.Answer answer(Workload.Piece piece) {
    return switch (piece.arm()) {
      case Arm.OfRecording(var name, var answers) -> {
        Attempt attempt =
            answers
                .find(piece.variant().id(), piece.item().trial())
                .map(Answering::answered)
                .orElse(
                    new Attempt.Missing(
                        UnscoredReason.NO_ANSWER,
                        "the recording has no answer to this text",
                        false));
        yield new Kept.Answer(piece.item(), attempt, List.of());
      }
      case Arm.OfTeam(var name, var team) -> {
        Advice advice = consult(piece, team);
        var spending = new Spending();
        spending.add(advice.provenance());
        yield new Kept.Answer(piece.item(), attempt(advice), spending.items());
      }
    };
  }

  private Advice consult(Workload.Piece piece, Team team) {
    WorkItem item = piece.item();
    var id = new ConsultId("evaluation-" + item.arm() + "-" + item.variant() + "-" + item.trial());
    var question = ClinicalCase.of(item.variant(), piece.variant().presentation());
    return deliberation.deliberate(
        new ConsultRequest(
            id, question, team, team.deadline(), item.trial(), budget.within(team.budget())),
        ConsultListener.NONE);
  }

  private static Attempt attempt(Advice advice) {
    if (failures(advice).anyMatch(Failure.CANCELLED::equals)) {
      return new Attempt.Missing(
          UnscoredReason.ESCALATED, "the evaluation was stopped meanwhile", true);
    }
    return switch (advice) {
      case Advice.Advised advised ->
          advised.plan().recommendations().isEmpty()
              ? new Attempt.Nothing()
              : answered(advised.plan().asText());
      case Advice.Escalated escalated ->
          new Attempt.Missing(
              reason(escalated),
              escalated.reason() + named(escalated.provenance()),
              failures(escalated).anyMatch(Again::isTried));
    };
  }

  private static Stream<Failure> failures(Advice advice) {
    return abstentions(advice.provenance()).map(Abstention::failure);
  }

  private static Stream<Abstention> abstentions(Provenance provenance) {
    return provenance.calls().stream()
        .map(Provenance.Member::answer)
        .filter(Abstention.class::isInstance)
        .map(Abstention.class::cast);
  }

  private static UnscoredReason reason(Advice.Escalated escalated) {
    return failures(escalated).anyMatch(Failure.BUDGET::equals)
        ? UnscoredReason.BUDGET
        : UnscoredReason.ESCALATED;
  }

  private static String named(Provenance provenance) {
    return abstentions(provenance)
        .map(abstention -> abstention.agent() + " " + abstention.failure())
        .collect(Collectors.joining(", ", ": ", ""));
  }

  private static Attempt answered(String text) {
    return text.isBlank()
        ? new Attempt.Missing(UnscoredReason.EMPTY_ANSWER, "the answer is empty", false)
        : new Attempt.Answered(text);
  }
}
