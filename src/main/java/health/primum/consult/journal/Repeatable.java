package health.primum.consult.journal;

import health.primum.agent.Fingerprint;
import health.primum.fault.Require;
import java.util.Objects;

/**
 * The key by which a caller may send one request again without asking twice (Idempotency-Key).
 *
 * @param key the caller's own, 1 to 255 characters; known within a caller's tenant
 * @param body fingerprint of what was asked, so that one key is not used for two things
 */
public record Repeatable(String key, Fingerprint body) {
  public Repeatable {
    Require.text("Idempotency-Key", key, 255);
    Objects.requireNonNull(body, "body");
  }
}
