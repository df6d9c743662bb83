package health.primum.noharm.redteam;

import health.primum.fault.Fault;
import health.primum.noharm.rubric.CaseVariant;
import java.nio.file.Path;
import java.util.List;

/** Reads case texts from a folder in the kit's layout, with rubrics or without. */
@FunctionalInterface
public interface TextSource {
  /** The texts, and what could not be read. */
  record Texts(List<CaseVariant> texts, List<Fault> faults) {
    public Texts {
      texts = List.copyOf(texts);
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
