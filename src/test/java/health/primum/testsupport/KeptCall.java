package health.primum.testsupport;

import health.primum.agent.ModelReply;
import health.primum.consult.journal.MemberCall;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A call as {@link InMemoryJournal} keeps it. */
final class KeptCall {
  final MemberCall call;
  @Nullable String holder;
  @Nullable String mark;
  @Nullable ModelReply reply;
  Instant sentAt;

  KeptCall(MemberCall call, Instant now) {
    this.call = call;
    this.sentAt = now;
  }
}
