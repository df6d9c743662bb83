package health.primum.consult.pipeline;

import health.primum.agent.Failure;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.consult.ConsultId;
import health.primum.consult.journal.Asked;
import health.primum.consult.journal.CallKey;
import health.primum.consult.journal.Claim;
import health.primum.consult.journal.MemberCall;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The models as a consult sees them that is carried out from the journal: a call that was finished
 * earlier is answered from there, any other is written down and made, here or by whichever worker
 * takes it. What belongs to no such consult, and written rules, which cost nothing, go straight
 * through. Thread-safe.
 */
public final class DurableCalls implements ModelClient {
  private final ModelClient direct;
  private final Awaited awaited;
  private final CallWorker calls;
  private final Clock clock;
  private final Map<ConsultId, Claim> claims = new ConcurrentHashMap<>();

  DurableCalls(ModelClient direct, Awaited awaited, CallWorker calls, Clock clock) {
    this.direct = direct;
    this.awaited = awaited;
    this.calls = calls;
    this.clock = clock;
  }

  /** From now on calls with this consult's purpose are its own; close it. */
  Scope open(Claim claim) {
    ConsultId consult = claim.question().id();
    claims.put(consult, claim);
    return () -> claims.remove(consult, claim);
  }

  /** While a consult is carried out. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public ModelReply call(ModelRequest request) {
    Claim claim = request.purpose().isEmpty() ? null : claims.get(new ConsultId(request.purpose()));
    if (claim == null || request.agent().source() instanceof ModelSource.Rules) {
      return direct.call(request);
    }
    CallKey key = CallKey.of(claim.question().id(), request);
    ModelReply kept = claim.replies().get(key);
    if (kept != null) {
      return kept;
    }
    Instant now = clock.instant();
    if (!now.isBefore(claim.question().deadlineAt())) {
      return new ModelReply.Failed(Failure.TIMED_OUT, "the consult's deadline has passed");
    }
    var call =
        new MemberCall(
            key,
            request.items(),
            request.system(),
            request.user(),
            request.content(),
            request.trial(),
            now.plus(request.timeout()));
    var asked = new Asked(claim.question(), call);
    String mark = UUID.randomUUID().toString();
    boolean first = claim.attempt() == 1;
    return awaited.ask(call, () -> calls.ask(asked, first, mark), request.timeout());
  }
}
