package health.primum.consult.journal;

import health.primum.agent.Fingerprint;
import java.time.Instant;
import java.util.Objects;

/**
 * A call of a member's model, written down before it is made.
 *
 * @param key which call
 * @param items how many items its list has
 * @param system instructions; may be empty
 * @param user the message
 * @param content fingerprint of the message without its random marks
 * @param trial 1 for the first repeat
 * @param deadlineAt when its answer is late
 */
public record MemberCall(
    CallKey key,
    int items,
    String system,
    String user,
    Fingerprint content,
    int trial,
    Instant deadlineAt) {
  public MemberCall {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(system, "system");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(deadlineAt, "deadlineAt");
  }

  @Override
  public String toString() {
    return "MemberCall[" + key.consult() + ", " + key.agent() + ", " + key.form() + "]";
  }
}
