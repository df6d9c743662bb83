package health.primum.consult.deliberation;

import health.primum.clinical.Category;
import health.primum.clinical.ManagementPlan;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a model that declines from one that advises: "I can't help with that, see a doctor" is no
 * plan.
 */
final class Refusals {
  private static final Pattern DECLINES =
      Pattern.compile(
          "(?is)^\\W*(?:(?:i['’]m|i am|we are|we['’]re) (?:very |so )?(?:unable|not able)"
              + "|(?:(?:i['’]m|i am|we are|we['’]re) (?:very |so )?sorry|sorry|i apologi[sz]e|as an ai\\b)[^\\n]{0,120}?\\b(?:can(?:no|['’])t|cannot|unable|not able|won['’]t|will not|must decline|decline|don['’]t feel)"
              + "|i (?:can(?:no|['’])t|cannot|won['’]t|will not|must decline|do not feel comfortable)).*");
  private static final Set<Category> CLINICAL =
      EnumSet.of(Category.MEDICATION, Category.DIAGNOSTIC, Category.PROCEDURE);

  private Refusals() {}

  /** It opens with an excuse and recommends no drug, test or procedure. */
  static boolean isRefusal(String text, ManagementPlan plan) {
    return DECLINES.matcher(text).matches()
        && plan.recommendations().stream().noneMatch(r -> CLINICAL.contains(r.category()));
  }
}
