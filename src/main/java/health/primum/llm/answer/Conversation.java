package health.primum.llm.answer;

import health.primum.agent.AgentSpec;
import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Provider;
import health.primum.agent.StructuredOutput;
import health.primum.llm.exchange.Deadline;
import health.primum.llm.exchange.Message;
import health.primum.llm.exchange.Message.Speaker;
import health.primum.llm.exchange.Schema;
import health.primum.llm.exchange.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent for a request: the prompt, and once more with the model's answer and what is wrong
 * with it. The fingerprint of what is sent leaves out the random marks of the prompt's fences.
 */
record Conversation(ModelRequest request, Provider provider, Deadline deadline) {
  static Conversation of(ModelRequest request, ModelSource.Live live) {
    return new Conversation(request, live.at(), Deadline.in(request.timeout()));
  }

  /** Whether the answer must have a shape. */
  boolean isShaped() {
    return request.form() != AnswerForm.PROPOSAL
        || request.agent().structured() != StructuredOutput.NONE;
  }

  Turn first() {
    return turn(List.of(), "");
  }

  /** Asks for the same once more. */
  Turn repair(String answer, List<String> errors) {
    String ask =
        "Your answer does not have the required shape:\n- "
            + String.join("\n- ", errors)
            + "\nGive the whole answer again, corrected, and change nothing else. "
            + instruction();
    return turn(
        List.of(new Message(Speaker.MODEL, answer), new Message(Speaker.USER, ask)), answer + ask);
  }

  private Turn turn(List<Message> more, String moreText) {
    AgentSpec agent = request.agent();
    var messages = new ArrayList<Message>();
    if (!request.system().isBlank()) {
      messages.add(new Message(Speaker.SYSTEM, request.system()));
    }
    String instruction = isShaped() ? instruction() : "";
    messages.add(
        new Message(
            Speaker.USER,
            instruction.isEmpty() ? request.user() : request.user() + "\n\n" + instruction));
    messages.addAll(more);
    Optional<Schema> schema =
        isNative() ? Optional.of(Shape.of(request.form()).schema()) : Optional.empty();
    Fingerprint prompt =
        Fingerprint.of(
            Map.of(
                "system",
                request.system(),
                "content",
                request.content(),
                "instruction",
                instruction,
                "more",
                moreText));
    Fingerprint call =
        Fingerprint.of(
            Map.of(
                "agent", agent.id(),
                "provider", provider.name(),
                "api", provider.api(),
                "model", agent.model(),
                "temperature", agent.temperature() == null ? "" : agent.temperature(),
                "max-tokens", agent.maxTokens(),
                "schema", schema.map(Schema::json).orElse(""),
                "prompt", prompt,
                "trial", request.trial()));
    return new Turn(
        agent,
        provider,
        messages,
        schema,
        call,
        prompt,
        deadline,
        request.budget(),
        request.purpose());
  }

  private boolean isNative() {
    return isShaped()
        && request.agent().structured() == StructuredOutput.NATIVE
        && provider.api().hasSchemas();
  }

  private String instruction() {
    return Shape.of(request.form()).instruction(!isNative());
  }
}
