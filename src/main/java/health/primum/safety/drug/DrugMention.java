package health.primum.safety.drug;

/**
 * Where a text names a drug.
 *
 * @param drug which
 * @param start of its name in the text, 0-based
 * @param end after its name
 */
public record DrugMention(Drug drug, int start, int end) {}
