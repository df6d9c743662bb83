package health.primum.safety.screen;

import health.primum.clinical.Recommendation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds words that speak to a model and not to a clinician: instructions hidden in a record or in a
 * member's answer. They are passed on as data only and shown to the reader; that none is found
 * proves nothing.
 */
public final class Screening {
  private static final Pattern SPEAKS_TO_A_MODEL =
      Pattern.compile(
          "(?iU)\\b(?:ignore|disregard|forget|override|bypass)\\b[^.\\n]{0,40}\\b(?:previous|prior|above|earlier|preceding|all|any|your|these|the|safety)\\b[^.\\n]{0,30}\\b(?:instructions?|prompts?|rules|guidelines|guardrails|protocols?)\\b"
              + "|\\b(?:system|developer) (?:prompt|message|instruction|override)s?\\b"
              + "|\\byou are (?:now )?(?:an? |the )?(?:ai|llm|language model|chatbot|unrestricted|dan)\\b"
              + "|(?:^|[.:;\\n]\\s*)(?:system|developer|assistant):\\s*(?:you|output|ignore|answer|respond)\\b"
              + "|\\b(?:note|message|instructions?) (?:to|for) (?:the )?(?:ai|llm|model|assistant|chatbot)\\b"
              + "|\\b(?:ai|llm|assistant)s? (?:must|should|shall|is instructed to|reading this)\\b"
              + "|\\brate (?:this|it|the|every|all)\\b[^.\\n]{0,40}\\b(?:[1-9]|highest|lowest)\\b"
              + "|</?(?:system|assistant|user|instructions?|prompt)>|\\[/?(?:INST|SYSTEM)\\]|<\\|[a-z_]+\\|>");

  private Screening() {}

  /** Whether an action, its reason or the heading it stood under holds such words. */
  public static boolean isSuspect(Recommendation action) {
    return find(action.statement() + "\n" + action.rationale() + "\n" + action.context())
        .isPresent();
  }

  /** The words found, at most 120 characters; empty where there are none. */
  public static Optional<String> find(String text) {
    Matcher found = SPEAKS_TO_A_MODEL.matcher(text);
    if (!found.find()) {
      return Optional.empty();
    }
    String words = found.group().replaceAll("(?U)\\s+", " ");
    return Optional.of(words.length() > 120 ? words.substring(0, 120) + "..." : words);
  }
}
