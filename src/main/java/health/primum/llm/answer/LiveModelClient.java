package health.primum.llm.answer;

import health.primum.agent.Answer;
import health.primum.agent.Failure;
import health.primum.agent.ModelClient;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import health.primum.clinical.text.PlanParser;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.exchange.Outcome;
import java.util.function.Supplier;

/**
 * Asks live models for answers in shape. An answer that is not is sent back once with what is wrong
 * with it; a second failure is {@code UNPARSEABLE}. Thread-safe.
 */
public final class LiveModelClient implements ModelClient {
  private final Exchange exchange;
  private final Supplier<Origin> origin;
  private final AnswerReader reader;

  /**
   * A client.
   *
   * @param origin where the exchange's answers come from at the moment
   */
  public LiveModelClient(Exchange exchange, Supplier<Origin> origin, PlanParser parser) {
    this.exchange = exchange;
    this.origin = origin;
    this.reader = new AnswerReader(parser);
  }

  @Override
  public ModelReply call(ModelRequest request) {
    if (!(request.agent().source() instanceof ModelSource.Live live)) {
      throw new IllegalArgumentException(request.agent().id() + " has no live model");
    }
    var conversation = Conversation.of(request, live);
    return switch (exchange.send(conversation.first())) {
      case Outcome.Failed failed -> failed(failed, Usage.NONE, "");
      case Outcome.Said said -> {
        if (!conversation.isShaped()) {
          yield completion(said.text(), new Answer.Prose(), said.usage());
        }
        try {
          yield completion(
              said.text(), reader.read(request.form(), said.text(), request.items()), said.usage());
        } catch (ShapeFault fault) {
          yield repaired(conversation, said, fault);
        }
      }
    };
  }

  private ModelReply repaired(Conversation conversation, Outcome.Said first, ShapeFault fault) {
    return switch (exchange.send(conversation.repair(first.text(), fault.errors()))) {
      case Outcome.Failed failed ->
          failed(
              failed, first.usage(), "the answer was not in its shape, and asking again failed: ");
      case Outcome.Said second -> {
        Usage usage = first.usage().plus(second.usage());
        try {
          Answer answer =
              reader.read(
                  conversation.request().form(), second.text(), conversation.request().items());
          yield completion(second.text(), answer, usage);
        } catch (ShapeFault again) {
          yield new ModelReply.Failed(
              Failure.UNPARSEABLE,
              "the answer was not in its shape, nor was it when asked again: "
                  + again.errors().size()
                  + (again.errors().size() == 1 ? " error" : " errors"),
              usage);
        }
      }
    };
  }

  private ModelReply completion(String text, Answer answer, Usage usage) {
    return new ModelReply.Completion(text, answer, usage, origin.get());
  }

  private static ModelReply failed(Outcome.Failed failed, Usage before, String what) {
    return new ModelReply.Failed(
        failed.failure(), what + failed.detail(), before.plus(failed.usage()));
  }
}
