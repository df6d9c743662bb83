package health.primum.consult.journal;

import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the calls that consults make of models. Durable and thread-safe as the other journal. */
public interface CallJournal {
  /**
   * Writes a call down, and the {@link Message.Channel#AGENT_TASKS} message that brings it to a
   * worker; of a call that is there already, only a new message unless a living holder has it: when
   * it was answered, the {@link Message.Channel#AGENT_RESULTS} message again.
   */
  void ask(MemberCall call);

  /**
   * Takes a call that no living holder has; empty when one has, it was answered, or its consult
   * ended.
   *
   * @param call its {@link CallKey#word()}
   */
  Optional<Asked> take(ConsultId consult, String call, String holder);

  /**
   * Writes what came of a call, and its {@link Message.Channel#AGENT_RESULTS} message. The first
   * reply stands.
   */
  void answer(CallKey call, ModelReply reply);

  /** What came of calls of a consult; those of which nothing came yet are left out. */
  Map<CallKey, ModelReply> replies(ConsultId consult, List<CallKey> calls);

  /**
   * Keeps so much money of a consult's budget aside, in US dollars.
   *
   * @return false when that is more than is left
   */
  boolean reserve(ConsultId consult, BigDecimal most);

  /** Says what the money that was kept aside went for. */
  void settle(ConsultId consult, BigDecimal most, BigDecimal cost);
}
