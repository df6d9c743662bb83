package health.primum.noharm.rubric;

import health.primum.agent.Fingerprint;
import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The cases of an evaluation that could be read, and what was wrong with the others.
 *
 * @param rubrics by base case
 * @param variants every text to be answered, by base case, the base first
 * @param faults files that were refused, and why
 * @param fingerprint of everything that could be read
 */
public record Benchmark(
    SortedMap<CaseId, Rubric> rubrics,
    List<CaseVariant> variants,
    List<Fault> faults,
    Fingerprint fingerprint) {
  public Benchmark {
    rubrics = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(rubrics));
    variants = List.copyOf(variants);
    faults = List.copyOf(faults);
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** The base cases that were made up, with their ratings. */
  public List<CaseId> synthetic() {
    return rubrics.values().stream().filter(Rubric::synthetic).map(Rubric::id).toList();
  }

  /** Only these base cases, or variants named one by one; an unknown name is refused. */
  public Benchmark only(Set<CaseId> wanted) {
    var unknown = new ArrayList<Fault>();
    Set<CaseId> known = variants.stream().map(CaseVariant::id).collect(Collectors.toSet());
    for (CaseId id : wanted) {
      if (!rubrics.containsKey(id) && !known.contains(id)) {
        unknown.add(
            Fault.of(
                "cases",
                "there is no case " + id + " in the benchmark",
                "name one of " + rubrics.keySet()));
      }
    }
    if (!unknown.isEmpty()) {
      throw new FaultyInput(unknown);
    }
    List<CaseVariant> kept =
        variants.stream()
            .filter(v -> wanted.contains(v.base()) || wanted.contains(v.id()))
            .toList();
    Set<CaseId> bases = kept.stream().map(CaseVariant::base).collect(Collectors.toSet());
    Map<CaseId, Rubric> keptRubrics = new TreeMap<>(rubrics);
    keptRubrics.keySet().retainAll(bases);
    Fingerprint part =
        Fingerprint.of(
            Map.of("whole", fingerprint, "kept", kept.stream().map(v -> v.id().value()).toList()));
    return new Benchmark(new TreeMap<>(keptRubrics), kept, faults, part);
  }
}
