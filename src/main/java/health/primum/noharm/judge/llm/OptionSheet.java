package health.primum.noharm.judge.llm;

import health.primum.noharm.rubric.AbstractionType;
import health.primum.noharm.rubric.Guidance;
import health.primum.noharm.rubric.Rubric;
import health.primum.noharm.rubric.RubricOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rubric's options as a judge sees them: by concept, shared harms first, then alternatives, then
 * contingencies, then what stands alone (noharm-method, section 5). Scores are shown, since the
 * rules of matching differ by side of the scale.
 */
final class OptionSheet {
  private static final Map<AbstractionType, String> HEADINGS = new LinkedHashMap<>();

  static {
    HEADINGS.put(AbstractionType.HARM, "One harm, several ways to do it (match at most one)");
    HEADINGS.put(AbstractionType.ALTERNATIVE, "Alternatives (match the one that was chosen)");
    HEADINGS.put(AbstractionType.CONTINGENCY, "Contingencies (match each by itself)");
  }

  private final Rubric rubric;

  OptionSheet(Rubric rubric) {
    this.rubric = rubric;
  }

  /** Every option. */
  String all() {
    return of(rubric.options().keySet(), option -> "");
  }

  /** Only these, with their groups. */
  String only(Set<Integer> ids) {
    return of(ids, option -> "");
  }

  /** Every option, each with something said of it. */
  String with(Function<Integer, String> remark) {
    return of(rubric.options().keySet(), option -> "\n   " + remark.apply(option.id()));
  }

  private String of(Set<Integer> ids, Function<RubricOption, String> remark) {
    var parts = new ArrayList<String>();
    Map<String, List<RubricOption>> groups = groups();
    HEADINGS.forEach(
        (type, heading) ->
            groups.values().stream()
                .filter(group -> group.getFirst().groupType() == type)
                .filter(group -> group.stream().anyMatch(option -> ids.contains(option.id())))
                .forEach(
                    group ->
                        parts.add(
                            "## %s: %s\n%s"
                                .formatted(
                                    heading,
                                    group.getFirst().group(),
                                    lines(group, ids, remark)))));
    List<RubricOption> single =
        rubric.options().values().stream()
            .filter(option -> groups.values().stream().noneMatch(g -> g.contains(option)))
            .filter(option -> ids.contains(option.id()))
            .sorted(Comparator.comparingInt(RubricOption::id))
            .toList();
    if (!single.isEmpty()) {
      parts.add("## Single options\n" + lines(single, ids, remark));
    }
    return String.join("\n\n", parts);
  }

  /** Concepts of at least two options, by their first option. */
  private Map<String, List<RubricOption>> groups() {
    Map<String, List<RubricOption>> groups =
        rubric.options().values().stream()
            .filter(o -> !o.group().isEmpty() && o.groupType() != AbstractionType.NONE)
            .sorted(Comparator.comparingInt(RubricOption::id))
            .collect(
                Collectors.groupingBy(
                    o -> o.groupType() + " " + o.group(), LinkedHashMap::new, Collectors.toList()));
    groups.values().removeIf(group -> group.size() < 2);
    return groups;
  }

  private String lines(
      List<RubricOption> options, Set<Integer> ids, Function<RubricOption, String> remark) {
    return options.stream()
        .filter(option -> ids.contains(option.id()))
        .map(option -> line(option) + remark.apply(option))
        .collect(Collectors.joining("\n"));
  }

  private String line(RubricOption option) {
    String note = rubric.guidance().notes().get(option.id());
    return "%d. [%s, score %d, %s]%s %s%s"
        .formatted(
            option.id(),
            option.category().label(),
            option.score().score(),
            option.score().isAppropriate()
                ? "appropriate"
                : option.score().isInappropriate() ? "harmful" : "uncertain",
            option.harmOfInaction() ? " [doing nothing]" : "",
            option.text(),
            note == null ? "" : "\n   Note: " + note);
  }

  /** The authors' guidance on the case as a whole. */
  static String guidance(Guidance guidance) {
    var lines = new ArrayList<String>();
    if (!guidance.spirit().isEmpty()) {
      lines.add(guidance.spirit());
    }
    guidance.watchouts().forEach(watchout -> lines.add("- " + watchout));
    return lines.isEmpty() ? "none" : String.join("\n", lines);
  }
}
