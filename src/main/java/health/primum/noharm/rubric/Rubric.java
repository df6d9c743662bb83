package health.primum.noharm.rubric;

import health.primum.clinical.CaseId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A case with its rated options.
 *
 * @param id the base case
 * @param presentation the case in words, as the systems see it
 * @param expertPlan what the specialists recommended
 * @param options by id; never empty; ids unique, every dependency known
 * @param guidance for judges of this case
 * @param synthetic whether the case and its ratings were made up: no patient and no specialists
 *     stand behind it
 */
public record Rubric(
    CaseId id,
    String presentation,
    String expertPlan,
    Map<Integer, RubricOption> options,
    Guidance guidance,
    boolean synthetic) {
  public Rubric {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(presentation, "presentation");
    Objects.requireNonNull(expertPlan, "expertPlan");
    Objects.requireNonNull(guidance, "guidance");
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** A rubric of these options in this order. */
  public static Rubric of(
      CaseId id, String presentation, String expertPlan, List<RubricOption> options) {
    var faults = new ArrayList<Fault>();
    var byId = new LinkedHashMap<Integer, RubricOption>();
    for (RubricOption option : options) {
      if (byId.putIfAbsent(option.id(), option) != null) {
        faults.add(
            Fault.of(
                "options",
                "option " + option.id() + " stands twice",
                "give each option its own id"));
      }
    }
    if (options.isEmpty()) {
      faults.add(Fault.of("options", "there are none", "a rubric needs at least one rated option"));
    }
    for (RubricOption option : options) {
      for (int parent : option.dependsOn()) {
        if (!byId.containsKey(parent) || parent == option.id()) {
          faults.add(
              Fault.of(
                  "dependsOn",
                  "option " + option.id() + " depends on " + parent + ", which is no other option",
                  "name an option of this rubric"));
        }
      }
    }
    if (!faults.isEmpty()) {
      throw new FaultyInput(faults);
    }
    return new Rubric(id, presentation, expertPlan, byId, Guidance.NONE, false);
  }

  /**
   * The same with guidance for its judges.
   *
   * @throws FaultyInput when it speaks of options that there are not
   */
  public Rubric with(Guidance more) {
    for (int option : more.notes().keySet()) {
      if (!options.containsKey(option)) {
        throw new FaultyInput(
            "options", "there is no option " + option, "name an option of the rubric of " + id);
      }
    }
    return new Rubric(id, presentation, expertPlan, options, more, synthetic);
  }

  /** The same, known to be made up. */
  public Rubric asSynthetic() {
    return new Rubric(id, presentation, expertPlan, options, guidance, true);
  }

  public Optional<RubricOption> option(int optionId) {
    return Optional.ofNullable(options.get(optionId));
  }

  /** The members of an alternative group, in rubric order. */
  public List<RubricOption> alternatives(String group) {
    return options.values().stream()
        .filter(o -> o.isAlternative() && o.group().equals(group))
        .toList();
  }

  @Override
  public String toString() {
    return "Rubric[" + id + ", " + options.size() + " options]";
  }
}
