package health.primum.store.journal;

import health.primum.consult.ConsultId;
import health.primum.consult.Step;
import health.primum.consult.document.AdviceDocument;
import health.primum.consult.document.AdviceDocument.Action;
import health.primum.consult.document.AdviceDocument.Rated;
import health.primum.store.json.CleanText;
import health.primum.store.sql.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** What advice says, in rows, so that whoever audits can ask in SQL. */
final class AuditRows {
  private final PreparedBatch batch;
  private final ConsultId consult;
  private int position;

  private AuditRows(Handle handle, ConsultId consult, String table, String columns) {
    this.consult = consult;
    this.batch =
        handle.prepareBatch(
            "insert into %s (consult_id, position, %s) values (:consult, :position, %s)"
                .formatted(table, columns, columns.replaceAll("(\\w+)", ":$1")));
  }

  static void write(Handle handle, ConsultId consult, AdviceDocument advice) {
    steps(handle, consult, advice);
    proposals(handle, consult, advice);
    decisions(handle, consult, advice);
    ballots(handle, consult, advice);
  }

  private static void steps(Handle handle, ConsultId consult, AdviceDocument advice) {
    var rows =
        new AuditRows(
            handle,
            consult,
            "step",
            "step, agent, outcome, failure, took_millis, input_tokens, output_tokens, cost_usd");
    for (var m : advice.members()) {
      Step step = m.outcome().equals("reviewed") ? Step.REVIEW : Step.PROPOSE;
      rows.step(step, m.agent(), m.outcome(), m.failure());
      rows.spent(m.tookMillis(), m.inputTokens(), m.outputTokens(), m.costUsd());
    }
    for (var j : advice.adjudications()) {
      rows.step(Step.ADJUDICATE, j.agent(), j.outcome(), j.failure());
      rows.spent(j.tookMillis(), j.inputTokens(), j.outputTokens(), j.costUsd());
    }
    for (var c : advice.omissionChecks()) {
      rows.step(Step.CHECK, c.agent(), c.outcome(), c.failure());
      rows.spent(c.tookMillis(), c.inputTokens(), c.outputTokens(), c.costUsd());
    }
    for (var v : advice.votes()) {
      rows.step(Step.RATE, v.agent(), v.outcome(), v.failure());
      rows.spent(v.tookMillis(), v.inputTokens(), v.outputTokens(), v.costUsd());
    }
    rows.execute();
  }

  private static void proposals(Handle handle, ConsultId consult, AdviceDocument advice) {
    var rows =
        new AuditRows(
            handle,
            consult,
            "proposal",
            "step, agent, action, applies_when, category, intent, urgency");
    for (var m : advice.members()) {
      rows.actions(Step.PROPOSE, m.agent(), m.recommendations());
      rows.actions(Step.REVIEW, m.agent(), m.additions());
    }
    for (var c : advice.omissionChecks()) {
      rows.actions(Step.CHECK, c.agent(), c.additions());
    }
    rows.execute();
  }

  private static void decisions(Handle handle, ConsultId consult, AdviceDocument advice) {
    var rows =
        new AuditRows(
            handle,
            consult,
            "decision",
            "candidate, action, intent, decision, decided_before, reason, median, ipr, ipras, disagreement");
    for (var entry : advice.ledger()) {
      @Nullable Rated rated = entry.rated();
      rows.next()
          .text("candidate", entry.candidate())
          .text("action", entry.text())
          .text("intent", entry.intent())
          .text("decision", entry.decision())
          .text("decided_before", entry.decidedBefore())
          .text("reason", entry.reason());
      rows.batch
          .bind("median", rated == null ? null : rated.median())
          .bind("ipr", rated == null ? null : rated.ipr())
          .bind("ipras", rated == null ? null : rated.ipras())
          .bind("disagreement", rated == null ? null : rated.disagreement())
          .add();
    }
    rows.execute();
  }

  private static void ballots(Handle handle, ConsultId consult, AdviceDocument advice) {
    var rows = new AuditRows(handle, consult, "ballot", "candidate, agent, score, reason");
    for (var entry : advice.ledger()) {
      for (var score : entry.ratings()) {
        rows.next()
            .text("candidate", entry.candidate())
            .text("agent", score.agent())
            .text("reason", score.reason());
        rows.batch.bind("score", score.score()).add();
      }
    }
    rows.execute();
  }

  private void step(Step step, String agent, String outcome, @Nullable String failure) {
    next()
        .text("step", step.name())
        .text("agent", agent)
        .text("outcome", outcome)
        .text("failure", failure);
  }

  private void spent(long millis, long input, long output, @Nullable String cost) {
    batch
        .bind("took_millis", millis)
        .bind("input_tokens", input)
        .bind("output_tokens", output)
        .bind("cost_usd", cost == null ? null : Money.stored(new BigDecimal(cost)))
        .add();
  }

  private void actions(Step step, String agent, List<Action> actions) {
    for (Action action : actions) {
      next()
          .text("step", step.name())
          .text("agent", agent)
          .text("action", action.text())
          .text("applies_when", action.condition())
          .text("category", action.category())
          .text("intent", action.intent())
          .text("urgency", action.urgency());
      batch.add();
    }
  }

  private AuditRows next() {
    batch.bind("consult", consult.value()).bind("position", ++position);
    return this;
  }

  private AuditRows text(String column, @Nullable String text) {
    batch.bind(column, text == null ? null : CleanText.clean(text));
    return this;
  }

  private void execute() {
    if (position > 0) {
      batch.execute();
    }
  }
}
