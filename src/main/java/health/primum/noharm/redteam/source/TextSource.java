package health.primum.noharm.redteam.source;

import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.noharm.rubric.Rubric;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Reads case texts from a folder in the kit's layout, with rubrics or without. */
@FunctionalInterface
public interface TextSource {
  /**
   * What there is.
   *
   * @param rubrics by base case; empty where only texts are given
   * @param faults what could not be read
   */
  record Texts(List<CaseVariant> texts, Map<CaseId, Rubric> rubrics, List<Fault> faults) {
    public Texts {
      texts = List.copyOf(texts);
      rubrics = Map.copyOf(rubrics);
      faults = List.copyOf(faults);
    }
  }

  /**
   * Reads a folder.
   *
   * @throws health.primum.fault.FaultyInput when there is no text
   */
  Texts read(Path folder);
}
