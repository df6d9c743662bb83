package health.primum.llm.provider;

import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.bedrock.BedrockChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import health.primum.agent.Failure;
import health.primum.agent.Provider;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Turn;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/**
 * Asks models of Amazon Bedrock through Amazon's own client, which signs its requests; credentials
 * are found as Amazon's tools find them.
 */
public final class BedrockExchange implements Exchange {
  private final ExecutorService executor;
  private final ConcurrentMap<Provider, BedrockRuntimeClient> clients = new ConcurrentHashMap<>();

  /**
   * An exchange.
   *
   * @param executor runs one task an exchange, so that it can be left at its deadline; made for
   *     virtual threads
   */
  public BedrockExchange(ExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public Outcome send(Turn turn) {
    Future<ChatResponse> reply = executor.submit(() -> chat(turn));
    try {
      return read(reply.get(turn.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException late) {
      reply.cancel(true);
      return Outcome.Failed.underway(Failure.TIMED_OUT, "no answer in time");
    } catch (InterruptedException stopped) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return Outcome.Failed.underway(Failure.CANCELLED, "the call was interrupted");
    } catch (ExecutionException failed) {
      return failed(turn.provider(), failed);
    }
  }

  private ChatResponse chat(Turn turn) {
    var model =
        BedrockChatModel.builder()
            .client(clients.computeIfAbsent(turn.provider(), BedrockExchange::client))
            .modelId(turn.agent().model())
            .defaultRequestParameters(
                dev.langchain4j.model.bedrock.BedrockChatRequestParameters.builder()
                    .temperature(turn.agent().temperature())
                    .maxOutputTokens(turn.agent().maxTokens())
                    .build())
            .maxRetries(0)
            .build();
    return model.chat(Chats.request(turn));
  }

  private static BedrockRuntimeClient client(Provider provider) {
    return BedrockRuntimeClient.builder()
        .region(Region.of(provider.region()))
        .endpointOverride(provider.baseUrl())
        .httpClientBuilder(
            ApacheHttpClient.builder()
                .maxConnections(provider.maxConcurrent())
                // The exchange's own deadline ends it.
                .socketTimeout(java.time.Duration.ofHours(1)))
        .overrideConfiguration(config -> config.retryStrategy(retries -> retries.maxAttempts(1)))
        .build();
  }

  private static Outcome read(ChatResponse response) {
    return Replies.of(
        stop(response.finishReason()), response.aiMessage().text(), usage(response.tokenUsage()));
  }

  private static RawReply.Stop stop(@Nullable FinishReason reason) {
    return switch (reason) {
      case null -> RawReply.Stop.COMPLETE;
      case STOP -> RawReply.Stop.COMPLETE;
      case LENGTH -> RawReply.Stop.CUT_OFF;
      case CONTENT_FILTER -> RawReply.Stop.FILTERED;
      case TOOL_EXECUTION, OTHER -> RawReply.Stop.OTHERWISE;
    };
  }

  private static Usage usage(@Nullable TokenUsage usage) {
    return usage == null
        ? Usage.NONE
        : new Usage(count(usage.inputTokenCount()), count(usage.outputTokenCount()));
  }

  private static long count(@Nullable Integer tokens) {
    return tokens == null ? 0 : Math.max(0, tokens);
  }

  private static Outcome failed(Provider provider, Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof AwsServiceException service) {
        Optional<java.time.Duration> wait =
            service.awsErrorDetails() == null || service.awsErrorDetails().sdkHttpResponse() == null
                ? Optional.empty()
                : service
                    .awsErrorDetails()
                    .sdkHttpResponse()
                    .firstMatchingHeader("Retry-After")
                    .flatMap(text -> RetryAfter.of(text, Instant.now()));
        return Failures.ofStatus(
            provider, service.statusCode(), RawReply.of(provider.api(), ""), wait);
      }
      if (at instanceof SdkClientException client) {
        return ofClient(client);
      }
    }
    return failure.getCause() instanceof LangChain4jException cannot
        ? Outcome.Failed.lasting(
            Failure.UNAVAILABLE, "the request cannot be made: " + cannot.getClass().getSimpleName())
        : Failures.unreadable(Usage.NONE);
  }

  /** Something on this side of the wire: no credentials, no connection, or no reply to be read. */
  private static Outcome ofClient(SdkClientException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains("Unable to load credentials")) {
      return Outcome.Failed.lasting(
          Failure.UNAUTHORISED, "there are no AWS credentials" + Failures.AWS_REMEDY);
    }
    boolean connection = false;
    boolean unsent = false;
    for (Throwable at = failure; at != null; at = at.getCause()) {
      // Jackson's faults are IOExceptions too, and no fault of the connection.
      connection |=
          at instanceof java.io.IOException && !at.getClass().getName().contains(".jackson.");
      unsent |=
          at instanceof java.net.ConnectException || at instanceof java.net.UnknownHostException;
    }
    if (!connection) {
      return Failures.unreadable(Usage.NONE);
    }
    return Failures.of(
        new WireFault(
            unsent ? WireFault.Kind.UNREACHABLE : WireFault.Kind.BROKEN,
            failure.getClass().getSimpleName()));
  }
}
