package health.primum.llm.provider;

import health.primum.agent.Api;
import health.primum.agent.Failure;
import health.primum.agent.Provider;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Outcome;
import java.time.Duration;
import java.util.Optional;

/**
 * Names what went wrong. The provider's own message is not repeated: it may quote the request, or a
 * key.
 */
final class Failures {
  static final String AWS_REMEDY =
      "; set AWS_BEARER_TOKEN_BEDROCK, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

  private Failures() {}

  /** A fault of the connection. */
  static Outcome.Failed of(WireFault fault) {
    String kind = fault.getMessage();
    return switch (fault.kind()) {
      case TIMED_OUT -> Outcome.Failed.underway(Failure.TIMED_OUT, "no answer in time");
      case TOO_LARGE ->
          Outcome.Failed.underway(
              Failure.UNPARSEABLE, "the reply is larger than " + Wire.MAX_BYTES + " bytes");
      case INTERRUPTED -> Outcome.Failed.underway(Failure.CANCELLED, "the call was interrupted");
      case UNREACHABLE ->
          Outcome.Failed.forNow(
              Failure.UNAVAILABLE, "the provider cannot be reached: " + kind, Optional.empty());
      case BROKEN ->
          new Outcome.Failed(
              Failure.UNAVAILABLE,
              "the connection broke: " + kind,
              Usage.NONE,
              true,
              Optional.empty(),
              true);
    };
  }

  /** A reply that is an error. */
  static Outcome.Failed ofStatus(
      Provider provider, int status, RawReply reply, Optional<Duration> retryAfter) {
    String http = " (HTTP " + status + ")";
    Optional<Duration> wait = retryAfter.or(reply::retryDelay);
    return switch (status) {
      case 401, 403 -> unauthorised(provider, "the provider does not accept the key" + http);
      case 404 ->
          Outcome.Failed.lasting(
              Failure.UNAVAILABLE, "the provider does not know the model or the address" + http);
      case 408 ->
          Outcome.Failed.forNow(Failure.TIMED_OUT, "the provider gave up waiting" + http, wait);
      case 429 ->
          reply.isOutOfQuota()
              ? Outcome.Failed.lasting(
                  Failure.RATE_LIMITED, "the account's quota is used up" + http)
              : Outcome.Failed.forNow(
                  Failure.RATE_LIMITED, "the provider limits the rate" + http, wait);
      default -> {
        if (reply.isKeyRefused()) {
          yield unauthorised(provider, "the provider does not accept the key" + http);
        }
        if (status >= 500) {
          yield Outcome.Failed.forNow(Failure.UNAVAILABLE, "the provider failed" + http, wait);
        }
        yield reply.isFiltered()
            ? Outcome.Failed.lasting(
                Failure.REFUSED, "stopped by the provider's content filter" + http)
            : Outcome.Failed.lasting(
                Failure.UNAVAILABLE,
                "the provider does not accept the request or its parameters" + http);
      }
    };
  }

  static Outcome.Failed unauthorised(Provider provider, String what) {
    if (provider.api() == Api.BEDROCK) {
      return Outcome.Failed.lasting(Failure.UNAUTHORISED, what + AWS_REMEDY);
    }
    return Outcome.Failed.lasting(
        Failure.UNAUTHORISED,
        what + "; set " + provider.keyVariable() + " or " + provider.keyVariable() + "_FILE");
  }

  /** A reply that is none. */
  static Outcome.Failed unreadable(Usage usage) {
    return Outcome.Failed.answered(
        Failure.UNPARSEABLE, "the provider's reply is not in its format", usage);
  }
}
