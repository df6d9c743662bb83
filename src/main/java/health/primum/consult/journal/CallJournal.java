package health.primum.consult.journal;

import health.primum.agent.ModelReply;
import health.primum.consult.ConsultId;
import java.math.BigDecimal;
import java.util.Collection;
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
   * Writes a call down as taken by a holder, without a message; one that is there already is taken
   * as {@link #take} does.
   *
   * @param mark of this asking, at most 36 characters; the same when it is tried again
   * @return whether the holder has it now; else as after {@link #ask}
   */
  boolean askAndTake(MemberCall call, String holder, String mark);

  /**
   * Takes a call that no living holder has; empty when one has, it was answered, or its consult
   * ended. One of which what was kept cannot be read is answered as failed.
   *
   * @param call its {@link CallKey#word()}
   */
  Optional<Asked> take(ConsultId consult, String call, String holder);

  /**
   * Writes what came of a call, and its {@link Message.Channel#AGENT_RESULTS} message; the call as
   * well where it was made without being written down before. The first reply stands.
   */
  void answer(MemberCall call, ModelReply reply);

  /** The same without a message: whoever waits for it hears of it here. */
  void keep(MemberCall call, ModelReply reply);

  /**
   * What came of calls, of whatever consults; those of which nothing came yet are left out. A reply
   * that cannot be read is {@link health.primum.agent.Failure#UNPARSEABLE}.
   */
  Map<CallKey, ModelReply> replies(Collection<CallKey> calls);

  /**
   * Keeps so much money of a consult's budget aside, in US dollars.
   *
   * @return false when that is more than is left
   */
  boolean reserve(ConsultId consult, BigDecimal most);

  /**
   * Says what the money that was kept aside went for. Written before whatever is written next in
   * this process; does not wait, and does not throw: what was paid for is not lost for that.
   */
  void settle(ConsultId consult, BigDecimal most, BigDecimal cost);
}
