package health.primum.consensus.action;

import health.primum.consensus.lexicon.Concept;
import java.util.Set;

/**
 * What an action names besides what it is about.
 *
 * @param examples what a list or a class stands for: "an SSRI such as sertraline", "iron studies
 *     (ferritin, TIBC)"
 * @param beside those of its subjects that only say how it is done: "lumbar puncture with CSF
 *     analysis"
 * @param aims what somebody is asked for: "refer to ophthalmology for a dilated eye exam"
 * @param wholes the classes its subjects are named with: "antibiotics (vancomycin, cefepime)"
 */
public record Company(
    Set<Concept> examples, Set<Concept> beside, Set<Concept> aims, Set<Concept> wholes) {
  /** Nobody. */
  public static final Company NONE = new Company(Set.of(), Set.of(), Set.of(), Set.of());

  public Company {
    examples = Set.copyOf(examples);
    beside = Set.copyOf(beside);
    aims = Set.copyOf(aims);
    wholes = Set.copyOf(wholes);
  }

  public boolean isEmpty() {
    return examples.isEmpty() && beside.isEmpty() && aims.isEmpty() && wholes.isEmpty();
  }
}
