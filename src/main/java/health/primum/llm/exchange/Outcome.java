package health.primum.llm.exchange;

import health.primum.agent.Failure;
import health.primum.agent.Usage;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What came of an exchange. */
public sealed interface Outcome {
  Usage usage();

  /**
   * The model answered in full.
   *
   * @param text never blank
   * @param usage tokens; none when the provider does not say
   */
  record Said(String text, Usage usage) implements Outcome {
    public Said {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(usage, "usage");
    }

    @Override
    public String toString() {
      return "Said[" + text.length() + " characters]";
    }
  }

  /**
   * It did not.
   *
   * @param failure why
   * @param detail for an operator; never a patient's text, never a key
   * @param usage tokens it took all the same
   * @param repeatable whether the same request may succeed later
   * @param retryAfter how long the provider asks to wait
   * @param charged whether the provider may charge for it although it does not say how much
   */
  record Failed(
      Failure failure,
      String detail,
      Usage usage,
      boolean repeatable,
      Optional<Duration> retryAfter,
      boolean charged)
      implements Outcome {
    public Failed {
      Objects.requireNonNull(failure, "failure");
      Objects.requireNonNull(detail, "detail");
      Objects.requireNonNull(usage, "usage");
      Objects.requireNonNull(retryAfter, "retryAfter");
    }

    /** One that cost nothing and would fail again. */
    public static Failed lasting(Failure failure, String detail) {
      return new Failed(failure, detail, Usage.NONE, false, Optional.empty(), false);
    }

    /** One that may succeed when it is repeated. */
    public static Failed forNow(Failure failure, String detail, Optional<Duration> retryAfter) {
      return new Failed(failure, detail, Usage.NONE, true, retryAfter, false);
    }

    /** One that was given up while the model was at work. */
    public static Failed underway(Failure failure, String detail) {
      return new Failed(failure, detail, Usage.NONE, false, Optional.empty(), true);
    }

    /** One that came with an answer; it is charged by its tokens where the provider says them. */
    public static Failed answered(Failure failure, String detail, Usage usage) {
      return new Failed(failure, detail, usage, false, Optional.empty(), usage.equals(Usage.NONE));
    }
  }
}
