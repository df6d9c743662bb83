package health.primum.clinical.text;

import java.util.regex.Pattern;

/**
 * Tells labels that only sort what stands under them ("Medications") from those that govern it ("Do
 * not", "To stop", "If unstable", "Order"): without its governing label an item may mean the
 * opposite.
 */
final class Labels {
  private static final Pattern NUMBER =
      Pattern.compile("^(?:step\\s+)?\\(?\\d{1,2}[.):]\\s*", Pattern.CASE_INSENSITIVE);
  private static final Pattern GOVERNS =
      Pattern.compile(
          "\\b(?:not|no|never|avoid|avoided|don['’]t|without|contraindicated|inappropriate|against|stop|stopped|hold|held|discontinue|"
              + "continue|start|begin|change|switch|increase|decrease|reduce|only|if|unless|when|once|until|except|instead|consider|otherwise)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PROHIBITS =
      Pattern.compile(
          "\\b(?:not|no|never|avoid|avoided|don['’]t|contraindicated|inappropriate|against)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern POINTS_ON =
      Pattern.compile("\\b(?:following|these|below)\\b", Pattern.CASE_INSENSITIVE);
  private static final Pattern SORTS =
      Pattern.compile(
          "(?i)(?:\\W|\\d|and|or|of|the|to|for|with|in|step|priority|immediate(?:ly)?|urgent|acute|initial|next|first|second|third|short-term|"
              + "long-term|now|today|later|additional|other|further|general|medications?|meds?|drugs?|pharmacologic\\w*|antibiotics?|labs?|"
              + "laboratory|tests?|testing|imaging|diagnostics?|diagnosis|workup|work-up|evaluation|investigations?|monitoring|treatments?|"
              + "therapy|management|plan|recommendations?|actions?|interventions?|procedures?|follow-?up|referrals?|consults?|consultations?|"
              + "counsel\\w*|education|safety|net|return|precautions|disposition|admission|discharge|lifestyle|diet|nutrition|supportive|"
              + "care|symptom\\w*|pain|prevention|prophylaxis|rationale|reason|note|cardi\\w+|neuro\\w*|renal|nephro\\w*|pulm\\w*|respiratory|"
              + "gi|id|heme|hematology|endo\\w*|psych\\w*|derm\\w*|oncology|allergy|surgery|airway|breathing|circulation|coordination|communication|documentation)+");

  private Labels() {}

  static String unnumbered(String label) {
    return Openings.without(NUMBER, label);
  }

  /** What stands under it cannot be read without it. */
  static boolean governs(String label) {
    String words = unnumbered(label);
    return !sorts(words)
        && (GOVERNS.matcher(words).find() || IntentReader.imperative(words).isPresent());
  }

  static boolean prohibits(String label) {
    return PROHIBITS.matcher(label).find();
  }

  static boolean isCondition(String label) {
    return !Conditions.leading(unnumbered(label) + ", stop it").condition().isEmpty();
  }

  /** It says in what drawer an item lies, not what the item is about. */
  static boolean sorts(String label) {
    return SORTS.matcher(label).matches();
  }

  /** A heading that is an action by itself: a verb and what to do it to. */
  static boolean acts(String heading) {
    String words = unnumbered(heading);
    if (POINTS_ON.matcher(words).find() || IntentReader.imperative(words).isEmpty()) {
      return false;
    }
    String object =
        words.replaceFirst("(?i)^(?:(?:please|do not|don['’]t|never|avoid)\\b\\s*)*", "");
    boolean prohibition = object.length() < words.length();
    return !object.isBlank()
        && (prohibition || object.strip().contains(" "))
        && !object.matches("(?i)(?:do|give|use|start)\\W*");
  }
}
