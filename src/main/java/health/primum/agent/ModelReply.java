package health.primum.agent;

import java.util.Objects;

/** What came of a model call. */
public sealed interface ModelReply {
  /**
   * The model answered in full.
   *
   * @param text what it said
   * @param usage tokens; {@link Usage#NONE} when the provider does not say
   */
  record Completion(String text, Usage usage) implements ModelReply {
    public Completion {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(usage, "usage");
    }

    @Override
    public String toString() {
      return "Completion[" + text.length() + " characters]";
    }
  }

  /**
   * It did not.
   *
   * @param failure why
   * @param detail for an operator; never a patient's text, never a key
   */
  record Failed(Failure failure, String detail) implements ModelReply {
    public Failed {
      Objects.requireNonNull(failure, "failure");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
