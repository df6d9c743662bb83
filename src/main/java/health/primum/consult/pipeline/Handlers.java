package health.primum.consult.pipeline;

/**
 * What is done with messages. Each may come more than once, late, or about what has long ended. One
 * that throws has not been dealt with and may be given again. Blocks while there is no room for
 * more work. Thread-safe.
 */
public interface Handlers {
  void consultRequested(String consult);

  /** A call is to be made; {@code call} is its {@code CallKey.word()}. */
  void callAsked(String consult, String call);

  void callAnswered(String consult, String call);

  /** Something happened to a consult; {@code event} is its {@code Event.word}. */
  void consultChanged(String consult, String event);

  void evaluationItem(String evaluation, String item);
}
