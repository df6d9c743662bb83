package health.primum.safety.checklist;

import health.primum.agent.Fingerprint;
import health.primum.agent.RuleBook;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checklists, and what they say to a case. Immutable and thread-safe. */
public record Checklists(List<Checklist> all) implements RuleBook {
  /**
   * A checklist that applies.
   *
   * @param phrase of the case that it applies by
   */
  public record Fired(Checklist checklist, String phrase) {}

  public Checklists {
    all = List.copyOf(all);
  }

  /** Those that apply, in their order. */
  public List<Fired> fired(ClinicalCase clinicalCase) {
    var text = CaseText.of(clinicalCase);
    var fired = new ArrayList<Fired>();
    for (Checklist checklist : all) {
      checklist
          .trigger()
          .firedBy(text)
          .ifPresent(phrase -> fired.add(new Fired(checklist, phrase)));
    }
    return fired;
  }

  /** What they say to a case as a plan; the same action of several checklists stands once. */
  @Override
  public ManagementPlan plan(ClinicalCase clinicalCase) {
    List<Fired> fired = fired(clinicalCase);
    Set<String> said = new HashSet<>();
    List<Recommendation> actions =
        fired.stream()
            .flatMap(one -> one.checklist().actions().stream())
            .filter(action -> said.add(action.statement()))
            .toList();
    String assessment =
        fired.isEmpty()
            ? ""
            : "Written rules that apply: "
                + fired.stream()
                    .map(f -> f.checklist().title() + " (\"" + f.phrase() + "\")")
                    .collect(Collectors.joining("; "))
                + ". They know only these words of the case.";
    return new ManagementPlan(assessment, actions);
  }

  @Override
  public Fingerprint fingerprint() {
    return Fingerprint.of(
        all.stream().map(c -> c.fingerprint().sha256()).sorted().collect(Collectors.joining()));
  }

  @Override
  public String toString() {
    return "Checklists[" + all.size() + "]";
  }
}
