package health.primum.consult.document;

import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.Origin;
import health.primum.agent.Vote;
import health.primum.consensus.Conflict;
import health.primum.consensus.Decision;
import health.primum.consensus.Ledger;
import health.primum.consult.Advice;
import health.primum.consult.Alarm;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.consult.evaluation.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a reader must know before anything else, the most pressing first. */
final class Labels {
  private final List<String> labels = new ArrayList<>();

  private Labels() {}

  static List<String> of(Advice advice, Evaluated evaluated) {
    var labels = new Labels();
    Provenance provenance = advice.provenance();
    labels.alarms(provenance);
    labels.origins(provenance.origins());
    labels.missing(provenance.members(), "gave no answer");
    labels.missing(provenance.at(Step.ADJUDICATE), "did not compare doubtful pairs");
    labels.missing(provenance.at(Step.CHECK), "did not check for omissions");
    labels.ratings(advice);
    if (advice instanceof Advice.Advised advised) {
      labels.plan(advised.ledger());
    }
    labels.evaluation(evaluated);
    return labels.labels;
  }

  private void alarms(Provenance provenance) {
    for (Alarm alarm : provenance.alarms()) {
      labels.add(
          "%s: %s (rule %s, by \"%s\")"
              .formatted(
                  alarm.kind().name().replace('_', '-'),
                  alarm.text(),
                  alarm.rule(),
                  alarm.phrase()));
    }
  }

  private void origins(Set<Origin> origins) {
    if (origins.contains(Origin.SCRIPTED)) {
      labels.add("SCRIPTED: answers written by hand for a synthetic case; no model was asked");
    }
    if (origins.contains(Origin.RECORDED)) {
      labels.add("RECORDED: answers kept from an earlier run; no model was asked now");
    }
    if (origins.equals(Set.of(Origin.RULES))) {
      labels.add(
          "RULES ONLY: from written checklists, which know little of the case; no model was asked");
    }
  }

  private void missing(List<Provenance.Member> asked, String what) {
    for (Provenance.Member member : asked) {
      if (member.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: %s %s (%s)".formatted(agent, what, failure));
      }
    }
  }

  /** One line a member, however many ballots it was sent. */
  private void ratings(Advice advice) {
    Map<AgentId, Integer> rated = new TreeMap<>();
    Map<AgentId, String> failed = new TreeMap<>();
    for (Provenance.Member ballot : advice.provenance().at(Step.RATE)) {
      int count = ballot.answer() instanceof Vote vote ? vote.ballot().ratings().size() : 0;
      rated.merge(ballot.agent().id(), count, Integer::sum);
      if (ballot.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        failed.put(agent, " (" + failure + ")");
      }
    }
    long all =
        advice instanceof Advice.Advised advised
            ? advised.ledger().entries().stream().filter(e -> !e.ratings().isEmpty()).count()
            : 0;
    rated.forEach(
        (agent, count) -> {
          String why = failed.getOrDefault(agent, "");
          if (count == 0) {
            labels.add("INCOMPLETE: %s gave no ratings%s".formatted(agent, why));
          } else if (count < all) {
            labels.add("INCOMPLETE: %s rated %d of %d actions%s".formatted(agent, count, all, why));
          }
        });
  }

  private void plan(Ledger ledger) {
    int findings = ledger.findings().size();
    if (findings > 0) {
      labels.add(
          "ALERT: %d finding%s of the safety checks".formatted(findings, findings == 1 ? "" : "s"));
    }
    long certain = ledger.openConflicts().stream().filter(Conflict::isCertain).count();
    if (certain > 0) {
      labels.add(
          "CONFLICT: %d pair%s of proposed actions contradict each other"
              .formatted(certain, certain == 1 ? "" : "s"));
    }
    int unresolved = ledger.decided(Decision.UNRESOLVED).size();
    if (unresolved > 0) {
      labels.add(
          "UNRESOLVED: %d action%s for the clinician to decide"
              .formatted(unresolved, unresolved == 1 ? " is" : "s are"));
    }
    if (ledger.decided(Decision.RECOMMEND).isEmpty()) {
      boolean heldBack =
          certain > 0 || ledger.entries().stream().anyMatch(e -> e.decidedBefore() != null);
      labels.add(
          heldBack
              ? "EMPTY PLAN: what the team agreed on is held back by the safety checks or contradicts itself; read what is unresolved"
              : "NO CONSENSUS: the team agreed on nothing; read what its members proposed");
    }
  }

  private void evaluation(Evaluated evaluated) {
    switch (evaluated) {
      case Evaluated.Current current -> {}
      case Evaluated.Stale(var old) ->
          labels.add(
              "NOT EVALUATED: this team was evaluated on "
                  + old.date()
                  + " with another configuration");
      case Evaluated.Never never ->
          labels.add("NOT EVALUATED: this team's configuration has no evaluation report");
    }
  }
}
