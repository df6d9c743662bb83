package health.primum.llm.provider;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import health.primum.agent.Failure;
import health.primum.agent.Provider;
import health.primum.fault.FaultyInput;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.net.http.HttpClient;
import java.util.Optional;

/** Asks models over HTTP, one request an exchange. */
public final class HttpExchange implements Exchange {
  private final HttpClient http;
  private final Keys keys;
  private final ChatModels models = new ChatModels();

  /**
   * An exchange.
   *
   * @param http shared by all providers; must not follow redirects, which could carry a key away
   */
  public HttpExchange(HttpClient http, Keys keys) {
    if (http.followRedirects() != HttpClient.Redirect.NEVER) {
      throw new IllegalArgumentException("the HTTP client follows redirects");
    }
    this.http = http;
    this.keys = keys;
  }

  @Override
  public Outcome send(Turn turn) {
    if (turn.deadline().isOver()) {
      return Outcome.Failed.lasting(Failure.TIMED_OUT, "no time left to ask");
    }
    Provider provider = turn.provider();
    Optional<String> key;
    try {
      key = keys.of(provider);
    } catch (FaultyInput unreadable) {
      return Failures.unauthorised(provider, "the key file cannot be used");
    }
    if (key.isEmpty() && ChatModels.needsKey(provider)) {
      return Failures.unauthorised(provider, "there is no key for " + provider.name());
    }
    return send(turn, new Wire(http, provider, key, turn.deadline()), key.orElse(""));
  }

  private Outcome send(Turn turn, Wire wire, String key) {
    Provider provider = turn.provider();
    try {
      ChatModel model = models.of(turn.agent(), provider, key);
      ChatResponse response = CurrentWire.with(wire, () -> model.chat(Chats.request(turn)));
      RawReply raw = RawReply.of(provider.api(), wire.body());
      return Replies.of(raw.stop(), response.aiMessage().text(), raw.usage());
    } catch (RuntimeException failure) {
      return fault(failure)
          .<Outcome>map(Failures::of)
          .orElseGet(() -> failed(provider, wire, failure));
    }
  }

  /** LangChain4j wraps a fault when its thread is interrupted. */
  private static Optional<WireFault> fault(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof WireFault fault) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  private static Outcome failed(Provider provider, Wire wire, RuntimeException failure) {
    if (wire.status() == 0) {
      boolean known = failure instanceof LangChain4jException;
      return Outcome.Failed.lasting(
          Failure.UNAVAILABLE,
          (known ? "the request cannot be made: " : "fault in the call: ")
              + failure.getClass().getSimpleName());
    }
    RawReply raw = RawReply.of(provider.api(), wire.body());
    if (wire.status() < 200 || wire.status() > 299) {
      return Failures.ofStatus(provider, wire.status(), raw, wire.retryAfter());
    }
    // Gateways pass errors on as if they were answers.
    if (raw.errorStatus() > 0) {
      return Failures.ofStatus(provider, raw.errorStatus(), raw, wire.retryAfter());
    }
    // LangChain4j could not read it; a reason to stop may stand in it all the same.
    return raw.isJson() && raw.stop() != RawReply.Stop.COMPLETE
        ? Replies.of(raw.stop(), null, raw.usage())
        : Failures.unreadable(raw.usage());
  }
}
