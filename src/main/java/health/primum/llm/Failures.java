package health.primum.llm;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import java.io.IOException;
import java.util.Optional;

/**
 * Names what went wrong. The provider's own message is not repeated: it may quote the request, or a
 * key.
 */
final class Failures {
  private Failures() {}

  static ModelReply.Failed of(RuntimeException failure) {
    if (cause(failure, InterruptedException.class).isPresent()
        || Thread.currentThread().isInterrupted()) {
      return failed(Failure.CANCELLED, "the call was interrupted", failure);
    }
    if (failure instanceof RateLimitException) {
      return failed(Failure.RATE_LIMITED, "the provider limits the rate", failure);
    }
    if (failure instanceof AuthenticationException) {
      return failed(
          Failure.UNAUTHORISED,
          "the provider does not accept the key; set OPENAI_API_KEY",
          failure);
    }
    if (failure instanceof TimeoutException) {
      return failed(Failure.TIMED_OUT, "no answer in time", failure);
    }
    if (failure instanceof ContentFilteredException) {
      return failed(Failure.REFUSED, "stopped by the provider's content filter", failure);
    }
    if (failure instanceof ModelNotFoundException) {
      return failed(Failure.UNAVAILABLE, "the provider does not know the model", failure);
    }
    if (failure instanceof InvalidRequestException) {
      return failed(
          Failure.UNAVAILABLE, "the provider does not accept the request's parameters", failure);
    }
    if (failure instanceof InternalServerException) {
      return failed(Failure.UNAVAILABLE, "the provider failed", failure);
    }
    if (cause(failure, JsonProcessingException.class).isPresent()) {
      return failed(Failure.UNPARSEABLE, "the provider's reply is not in its format", failure);
    }
    if (cause(failure, IOException.class).isPresent()) {
      return failed(Failure.UNAVAILABLE, "the provider cannot be reached", failure);
    }
    return failed(Failure.UNAVAILABLE, "the call failed", failure);
  }

  private static ModelReply.Failed failed(Failure failure, String what, RuntimeException cause) {
    String status =
        cause(cause, HttpException.class)
            .map(http -> " (HTTP " + http.statusCode() + ")")
            .orElse("");
    return new ModelReply.Failed(failure, what + status);
  }

  private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return Optional.of(type.cast(at));
      }
    }
    return Optional.empty();
  }
}
