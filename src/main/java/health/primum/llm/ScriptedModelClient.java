package health.primum.llm;

import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;

/**
 * Gives the answers written for demonstration cases, to exactly those cases and never in
 * production.
 */
public final class ScriptedModelClient {
  private final boolean allowed;

  public ScriptedModelClient(boolean allowed) {
    this.allowed = allowed;
  }

  ModelReply answer(ModelSource.Scripted source, ModelRequest request) {
    if (!allowed) {
      return new ModelReply.Failed(
          Failure.UNAVAILABLE, "scripted answers are refused in production");
    }
    return source
        .caseOf(request.clinicalCase().narrative())
        .map(
            id -> RecordedModelClient.reply(source.answers(), id, request.trial(), source.origin()))
        .orElseGet(
            () ->
                new ModelReply.Failed(
                    Failure.UNAVAILABLE,
                    "scripted answers exist only for the demonstration cases, word for word"));
  }
}
