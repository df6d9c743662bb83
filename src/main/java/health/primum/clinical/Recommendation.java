package health.primum.clinical;

import health.primum.fault.Require;
import java.util.Objects;

/**
 * One thing to do, as somebody wrote it.
 *
 * @param category what kind of action it is
 * @param intent what to do with its subject
 * @param text the action in the writer's words, never blank
 * @param urgency how soon, where the words say so
 * @param condition when it applies, in the writer's words with their connective ("if diarrhea
 *     recurs"); empty when always
 * @param rationale why, and details that are no action of their own; may be empty
 * @param context the heading, lead-in or parent item it stood under; may be empty
 */
public record Recommendation(
    Category category,
    Intent intent,
    String text,
    Urgency urgency,
    String condition,
    String rationale,
    String context) {
  /**
   * Longer than any sentence; a member's whole answer may stand here when nothing in it could be
   * told apart.
   */
  public static final int MAX_TEXT = 100_000;

  public Recommendation {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(intent, "intent");
    Objects.requireNonNull(urgency, "urgency");
    Require.text("recommendation.text", text, MAX_TEXT);
    Objects.requireNonNull(condition, "condition");
    Objects.requireNonNull(rationale, "rationale");
    Objects.requireNonNull(context, "context");
  }

  /** The action with its condition, as a reader must see it: never the one without the other. */
  public String statement() {
    return condition.isEmpty() ? text : text + " (" + condition + ")";
  }

  /** The same as soon as this. */
  public Recommendation withUrgency(Urgency other) {
    return new Recommendation(category, intent, text, other, condition, rationale, context);
  }

  /** The same in other words. */
  public Recommendation withText(String other) {
    return new Recommendation(category, intent, other, urgency, condition, rationale, context);
  }

  /** The same with more said in its favour. */
  public Recommendation withRationale(String more) {
    String joined = rationale.isEmpty() ? more : rationale + " " + more;
    return new Recommendation(category, intent, text, urgency, condition, joined, context);
  }

  /** The same with a detail that belongs to the action itself. */
  public Recommendation withDetail(String joint, String detail) {
    return new Recommendation(
        category, intent, text + joint + detail, urgency, condition, rationale, context);
  }

  /** The same under this condition alone. */
  public Recommendation withCondition(String when) {
    return new Recommendation(category, intent, text, urgency, when, rationale, context);
  }

  @Override
  public String toString() {
    return "Recommendation[" + category + ", " + intent + "]";
  }
}
