package health.primum.web;

import health.primum.consult.document.AdviceDocument;
import health.primum.consult.journal.Consult;
import health.primum.consult.journal.State;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How far a consult is, without the case.
 *
 * @param consult its id
 * @param state {@code accepted}, {@code running}, or at its end {@code advised}, {@code escalated},
 *     {@code cancelled} or {@code failed}
 * @param team whom it asked
 * @param user on whose behalf
 * @param acceptedAt when it was accepted
 * @param deadlineAt by when it ends
 * @param endedAt when it ended; absent while it has not
 * @param failure why it failed; absent unless it did
 * @param advice what came of it; absent unless advised or escalated, and in lists
 */
public record ConsultDocument(
    String consult,
    String state,
    String team,
    String user,
    String acceptedAt,
    String deadlineAt,
    @Nullable String endedAt,
    @Nullable String failure,
    @Nullable AdviceDocument advice) {
  static ConsultDocument of(Consult consult) {
    Instant ended = consult.endedAt();
    return new ConsultDocument(
        consult.id().value(),
        label(consult.state()),
        consult.team().value(),
        consult.caller().user(),
        consult.acceptedAt().toString(),
        consult.deadlineAt().toString(),
        ended == null ? null : ended.toString(),
        consult.failure(),
        consult.advice());
  }

  /** As a client reads and writes it. */
  static String label(State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
