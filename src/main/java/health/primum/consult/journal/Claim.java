package health.primum.consult.journal;

import health.primum.agent.ModelReply;
import java.util.Map;
import java.util.Objects;

/**
 * A consult that a worker has taken.
 *
 * @param question what was asked
 * @param replies calls that were finished earlier
 * @param attempt 1 when nobody had it before
 */
public record Claim(Question question, Map<CallKey, ModelReply> replies, int attempt) {
  public Claim {
    Objects.requireNonNull(question, "question");
    replies = Map.copyOf(replies);
  }

  @Override
  public String toString() {
    return "Claim[" + question.id() + ", attempt " + attempt + "]";
  }
}
