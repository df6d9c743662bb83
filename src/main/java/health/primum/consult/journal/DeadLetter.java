package health.primum.consult.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * A message that was given up, as an operator sees it. Like every {@link Message} it says which
 * consult and which call, never what about.
 *
 * @param id by which it is known to operators; empty until it is kept
 * @param message what was given up; one that could not be read has its channel alone, an empty
 *     consult, and a fingerprint of its words as subject
 * @param reason why
 * @param detail the kind of fault, e.g. an exception's class; at most 200 characters
 * @param times how often
 * @param firstAt when the first time
 * @param lastAt when the last time
 */
public record DeadLetter(
    String id,
    Message message,
    Reason reason,
    String detail,
    int times,
    Instant firstAt,
    Instant lastAt) {
  /** Why messages are given up. */
  public enum Reason {
    /** It is not what this service writes. */
    UNREADABLE,
    /** Another version of this service wrote it. */
    UNKNOWN_VERSION,
    /** Its handler failed each time. */
    FAILED;

    /** As it is shown, e.g. {@code unknown-version}. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  private static final int LONGEST = 200;

  public DeadLetter {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(reason, "reason");
    detail = detail.length() > LONGEST ? detail.substring(0, LONGEST) : detail;
    Objects.requireNonNull(firstAt, "firstAt");
    Objects.requireNonNull(lastAt, "lastAt");
  }

  /** One that was given up just now. */
  public static DeadLetter of(Message message, Reason reason, String detail, Instant now) {
    return new DeadLetter("", message, reason, detail, 1, now, now);
  }

  /** Whether there is anything to send again. */
  public boolean mayBeRequeued() {
    return !message.consult().isEmpty();
  }
}
