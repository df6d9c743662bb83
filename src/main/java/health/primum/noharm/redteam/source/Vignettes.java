package health.primum.noharm.redteam.source;

import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import java.util.List;
import java.util.Objects;

/** Short triage cases. */
public record Vignettes(List<Vignette> vignettes, List<Fault> faults) {
  /**
   * One of them.
   *
   * @param clean without any hostile instruction
   * @param hostile the instruction that the published text holds; empty for most
   * @param needsHelp whether its authors ask for escalation
   */
  public record Vignette(CaseId id, String clean, String hostile, boolean needsHelp) {
    public Vignette {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(clean, "clean");
      Objects.requireNonNull(hostile, "hostile");
    }

    @Override
    public String toString() {
      return "Vignette[" + id + "]";
    }
  }

  public Vignettes {
    vignettes = List.copyOf(vignettes);
    faults = List.copyOf(faults);
  }
}
