package health.primum.testsupport;

import health.primum.agent.Answer;
import health.primum.agent.Failure;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A model client that answers as a test tells it to, and remembers what it was asked. */
public final class Answers implements ModelClient {
  private final Map<String, Function<ModelRequest, ModelReply>> byAgent = new ConcurrentHashMap<>();
  private final List<ModelRequest> asked = new CopyOnWriteArrayList<>();

  public Answers says(String agent, String text) {
    byAgent.put(agent, request -> said(text));
    return this;
  }

  /** Prose of a live model that took ten tokens in and twenty out. */
  public static ModelReply.Completion said(String text) {
    return new ModelReply.Completion(text, new Answer.Prose(), new Usage(10, 20), Origin.LIVE);
  }

  public Answers fails(String agent, Failure failure) {
    byAgent.put(agent, request -> new ModelReply.Failed(failure, "told to"));
    return this;
  }

  public Answers does(String agent, Function<ModelRequest, ModelReply> what) {
    byAgent.put(agent, what);
    return this;
  }

  /** Answers nothing until it is interrupted. */
  public Answers hangs(String agent) {
    return does(
        agent,
        request -> {
          try {
            Thread.sleep(60_000);
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
          return new ModelReply.Failed(Failure.CANCELLED, "interrupted");
        });
  }

  public List<ModelRequest> asked() {
    return asked;
  }

  @Override
  public ModelReply call(ModelRequest request) {
    asked.add(request);
    return byAgent.get(request.agent().id().value()).apply(request);
  }
}
