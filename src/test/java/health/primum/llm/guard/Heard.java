package health.primum.llm.guard;

import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.ModelListener;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what a listener is told, a line each. */
final class Heard implements ModelListener {
  final List<String> news = new CopyOnWriteArrayList<>();

  @Override
  public void retried(AgentSpec agent, Failure because) {
    news.add("retried " + agent.id() + " " + because);
  }

  @Override
  public void hedged(AgentSpec agent) {
    news.add("hedged " + agent.id());
  }

  @Override
  public void circuit(String provider, boolean open) {
    news.add("circuit " + provider + (open ? " open" : " closed"));
  }

  @Override
  public void limit(String provider, int concurrent) {
    news.add("limit " + provider + " " + concurrent);
  }
}
