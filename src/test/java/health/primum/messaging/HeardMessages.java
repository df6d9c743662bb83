package health.primum.messaging;

import health.primum.consult.journal.Message;
import health.primum.consult.journal.Message.Channel;
import health.primum.consult.pipeline.Handlers;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Handlers that remember what they were given and do as a test says. */
@Alternative
@Singleton
public class HeardMessages implements Handlers {
  private final List<Message> heard = new ArrayList<>();
  private volatile Consumer<Message> deed = message -> {};

  /** From now on this is done with each message before it counts as heard. */
  void doing(Consumer<Message> deed) {
    this.deed = deed;
  }

  void forget() {
    deed = message -> {};
    synchronized (heard) {
      heard.clear();
    }
  }

  List<Message> heard() {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  /** Of consults whose ids begin so, in the order in which they were dealt with. */
  List<Message> heard(String begin) {
    return heard().stream().filter(message -> message.consult().startsWith(begin)).toList();
  }

  @Override
  public void consultRequested(String consult) {
    hear(new Message(Channel.CONSULT_REQUESTS, consult, ""));
  }

  @Override
  public void callAsked(String consult, String call) {
    hear(new Message(Channel.AGENT_TASKS, consult, call));
  }

  @Override
  public void callAnswered(String consult, String call) {
    hear(new Message(Channel.AGENT_RESULTS, consult, call));
  }

  @Override
  public void consultChanged(String consult, String event) {
    hear(new Message(Channel.CONSULT_EVENTS, consult, event));
  }

  @Override
  public void evaluationItem(String evaluation, String item) {
    hear(new Message(Channel.EVALUATION_ITEMS, evaluation, item));
  }

  private void hear(Message message) {
    deed.accept(message);
    synchronized (heard) {
      heard.add(message);
    }
  }
}
