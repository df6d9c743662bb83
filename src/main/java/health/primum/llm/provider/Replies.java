package health.primum.llm.provider;

import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.llm.exchange.Outcome;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a whole answer from what is none. */
final class Replies {
  private static final Pattern REASONING =
      Pattern.compile("(?is)<think(?:ing)?>.*?(?:</think(?:ing)?>|\\z)");

  /** Some models' templates open the thoughts in the prompt, so that only their end is answered. */
  private static final Pattern END_OF_REASONING = Pattern.compile("(?is)\\A.*</think(?:ing)?>");

  private Replies() {}

  /** What a reply comes to; half an answer is no answer. */
  static Outcome of(RawReply.Stop stop, @Nullable String text, Usage usage) {
    return switch (stop) {
      case DECLINED -> failed(Failure.REFUSED, "the model declined to answer", usage);
      case FILTERED -> failed(Failure.REFUSED, "stopped by the provider's content filter", usage);
      case CUT_OFF ->
          failed(Failure.TRUNCATED, "cut off at the token limit; raise max-tokens", usage);
      case OTHERWISE ->
          failed(Failure.UNPARSEABLE, "the model stopped before it had answered", usage);
      case COMPLETE -> complete(withoutReasoning(text), usage);
    };
  }

  private static Outcome complete(String text, Usage usage) {
    return text.isBlank()
        ? failed(Failure.UNPARSEABLE, "the answer is empty", usage)
        : new Outcome.Said(text, usage);
  }

  private static Outcome failed(Failure failure, String detail, Usage usage) {
    return Outcome.Failed.answered(failure, detail, usage);
  }

  /**
   * What a model thought before it answered is not its answer; thoughts that never end leave none.
   */
  private static String withoutReasoning(@Nullable String text) {
    String answer = text == null ? "" : REASONING.matcher(text).replaceAll("");
    return END_OF_REASONING.matcher(answer).replaceFirst("").strip();
  }
}
