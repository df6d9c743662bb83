package health.primum.llm;

import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;

/** Sends each call to the client of its agent's provider. Thread-safe. */
public final class RoutingModelClient implements ModelClient {
  private final ModelClient live;
  private final RulesModelClient rules = new RulesModelClient();
  private final RecordedModelClient recorded = new RecordedModelClient();
  private final ScriptedModelClient scripted;

  public RoutingModelClient(ModelClient live, ScriptedModelClient scripted) {
    this.live = live;
    this.scripted = scripted;
  }

  @Override
  public ModelReply call(ModelRequest request) {
    return switch (request.agent().source()) {
      case ModelSource.Live any -> live.call(request);
      case ModelSource.Rules source -> rules.answer(source, request);
      case ModelSource.Recorded source -> recorded.answer(source, request);
      case ModelSource.Scripted source -> scripted.answer(source, request);
    };
  }
}
