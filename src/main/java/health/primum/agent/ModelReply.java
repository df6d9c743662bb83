package health.primum.agent;

import java.util.Objects;

/** What came of a model call. */
public sealed interface ModelReply {
  /**
   * The model answered in full.
   *
   * @param text what it said
   * @param answer what was understood of it
   * @param usage tokens, of a repaired first answer too; {@link Usage#NONE} when the provider does
   *     not say
   * @param origin where it comes from
   */
  record Completion(String text, Answer answer, Usage usage, Origin origin) implements ModelReply {
    public Completion {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(answer, "answer");
      Objects.requireNonNull(usage, "usage");
      Objects.requireNonNull(origin, "origin");
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
   * @param usage tokens it took all the same, as far as the provider said
   */
  record Failed(Failure failure, String detail, Usage usage) implements ModelReply {
    public Failed {
      Objects.requireNonNull(failure, "failure");
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(usage, "usage");
    }

    /** A failure that took no tokens. */
    public Failed(Failure failure, String detail) {
      this(failure, detail, Usage.NONE);
    }
  }
}
