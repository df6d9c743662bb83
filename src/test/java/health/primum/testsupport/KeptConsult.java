package health.primum.testsupport;

import health.primum.agent.ModelReply;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.Ending;
import health.primum.consult.journal.Event;
import health.primum.consult.journal.Question;
import health.primum.consult.journal.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A consult as {@link InMemoryJournal} keeps it, which guards it. */
final class KeptConsult {
  final Question question;
  final List<Event> events = new ArrayList<>();
  final Set<String> marks = new HashSet<>();
  final Map<String, KeptCall> calls = new LinkedHashMap<>();
  State state = State.ACCEPTED;
  int attempt;
  @Nullable String holder;
  @Nullable Ending ending;
  @Nullable Instant endedAt;
  Instant sentAt;
  private BigDecimal spent = BigDecimal.ZERO;

  KeptConsult(Question question, Instant now) {
    this.question = question;
    this.sentAt = now;
  }

  Consult seen(boolean withAdvice) {
    return new Consult(
        question.id(),
        question.caller(),
        question.team(),
        state,
        question.acceptedAt(),
        question.deadlineAt(),
        endedAt,
        ending == null ? null : ending.failure(),
        ending == null || !withAdvice ? null : ending.advice());
  }

  Map<CallKey, ModelReply> replies() {
    var replies = new HashMap<CallKey, ModelReply>();
    for (KeptCall call : calls.values()) {
      if (call.reply != null) {
        replies.put(call.call.key(), call.reply);
      }
    }
    return replies;
  }

  /** What is spent and what is kept aside are one sum. */
  boolean reserve(BigDecimal most) {
    BigDecimal then = spent.add(most);
    if (question.budget() != null && then.compareTo(question.budget()) > 0) {
      return false;
    }
    spent = then;
    return true;
  }

  boolean settle(BigDecimal most, BigDecimal cost) {
    spent = spent.subtract(most).add(cost);
    return true;
  }
}
