package health.primum.consult.document;

import health.primum.agent.Abstention;
import health.primum.agent.Origin;
import health.primum.consensus.Decision;
import health.primum.consult.Advice;
import health.primum.consult.Alarm;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.consult.evaluation.Evaluated;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a reader must know before anything else. */
final class Labels {
  private Labels() {}

  static List<String> of(Advice advice, Evaluated evaluated) {
    Provenance provenance = advice.provenance();
    var labels = new ArrayList<String>();
    if (provenance.origins().contains(Origin.SCRIPTED)) {
      labels.add("SCRIPTED: answers written by hand for a synthetic case; no model was asked");
    }
    if (provenance.origins().contains(Origin.RECORDED)) {
      labels.add("RECORDED: answers kept from an earlier run; no model was asked now");
    }
    if (provenance.origins().equals(Set.of(Origin.RULES))) {
      labels.add(
          "RULES ONLY: from written checklists, which know little of the case; no model was asked");
    }
    for (Alarm alarm : provenance.alarms()) {
      labels.add(
          "TIME-CRITICAL: "
              + alarm.text()
              + " (rule "
              + alarm.rule()
              + ", by \""
              + alarm.phrase()
              + "\")");
    }
    for (Provenance.Member member : provenance.members()) {
      if (member.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " gave no answer (" + failure + ")");
      }
    }
    for (Provenance.Member asked : provenance.at(Step.ADJUDICATE)) {
      if (asked.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " did not compare doubtful pairs (" + failure + ")");
      }
    }
    for (Provenance.Member check : provenance.at(Step.CHECK)) {
      if (check.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " did not check for omissions (" + failure + ")");
      }
    }
    for (Provenance.Member vote : provenance.at(Step.RATE)) {
      if (vote.answer() instanceof Abstention(var agent, var failure, var detail, var usage)) {
        labels.add("INCOMPLETE: " + agent + " gave no ratings (" + failure + ")");
      }
    }
    if (advice instanceof Advice.Advised advised) {
      int findings = advised.ledger().findings().size();
      if (findings > 0) {
        labels.add(
            "ALERT: "
                + findings
                + (findings == 1 ? " finding" : " findings")
                + " of the safety checks");
      }
      int conflicts = advised.ledger().openConflicts().size();
      if (conflicts > 0) {
        labels.add(
            "CONFLICT: "
                + conflicts
                + (conflicts == 1 ? " pair" : " pairs")
                + " of proposed actions contradict each other");
      }
      int unresolved = advised.ledger().decided(Decision.UNRESOLVED).size();
      if (unresolved > 0) {
        labels.add(
            "UNRESOLVED: " + unresolved + " proposed actions are for the clinician to decide");
      }
    }
    if (advice instanceof Advice.Advised advised && advised.plan().recommendations().isEmpty()) {
      labels.add("NO CONSENSUS: the team agreed on nothing; read what its members proposed");
    }
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
    return labels;
  }
}
