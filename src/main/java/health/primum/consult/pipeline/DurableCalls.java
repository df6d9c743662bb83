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
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * The models as a consult sees them that is carried out from the journal: a call that was finished
 * earlier is answered from there, any other is made, here or by whichever worker takes it, and
 * written down. What belongs to no such consult, and written rules, which cost nothing, go straight
 * through. Thread-safe.
 */
public final class DurableCalls implements ModelClient {
  private final ModelClient direct;
  private final Awaited awaited;
  private final CallWorker calls;
  private final Clock clock;
  private final IntSupplier breaks;
  private final Map<ConsultId, Open> consults = new ConcurrentHashMap<>();

  /**
   * A consult that is carried out here.
   *
   * @param breaks of this process's lease when it was taken
   */
  private record Open(Claim claim, Items.Hold hold, int breaks) {}

  /**
   * Of models.
   *
   * @param breaks how often others may have taken what this process held
   */
  DurableCalls(
      ModelClient direct, Awaited awaited, CallWorker calls, Clock clock, IntSupplier breaks) {
    this.direct = direct;
    this.awaited = awaited;
    this.calls = calls;
    this.clock = clock;
    this.breaks = breaks;
  }

  /** From now on calls with this consult's purpose are its own; close it. */
  Scope open(Claim claim, Items.Hold hold) {
    ConsultId consult = claim.question().id();
    var open = new Open(claim, hold, breaks.getAsInt());
    consults.put(consult, open);
    return () -> consults.remove(consult, open);
  }

  /** While a consult is carried out. */
  interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  @Override
  public ModelReply call(ModelRequest request) {
    Open open = request.purpose().isEmpty() ? null : consults.get(new ConsultId(request.purpose()));
    if (open == null || request.agent().source() instanceof ModelSource.Rules) {
      return direct.call(request);
    }
    if (open.hold().isStopped()) {
      return new ModelReply.Failed(Failure.CANCELLED, "the consult was stopped");
    }
    Claim claim = open.claim();
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
    // Once: tried again, it may have been sent to others before.
    var first = new AtomicBoolean(claim.attempt() == 1 && open.breaks() == breaks.getAsInt());
    return awaited.ask(
        call, () -> calls.ask(asked, first.getAndSet(false), mark), request.timeout());
  }
}
