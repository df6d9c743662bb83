package health.primum.noharm.report.page;

import health.primum.noharm.run.ArmResult;
import health.primum.noharm.run.Evaluation;
import java.util.List;
import java.util.Map;

/**
 * An evaluation option by option: what the page shows beyond {@code report.json}. It holds words of
 * answers and of rubrics' options, never a case, and no date. With a judge below the floor it holds
 * nothing of harm.
 *
 * @param schema {@link #SCHEMA}
 * @param arms in the order given
 * @param critical options that specialists rate 8 or 9 and some arm left out or did in part, by
 *     case, gravest first
 * @param alwaysDone how many more critical options no arm's answer ever left out
 * @param worst for each arm its cases with most severe harms
 */
public record Details(
    String schema,
    List<String> arms,
    List<CriticalOption> critical,
    int alwaysDone,
    List<WorstCases> worst) {
  /** The form of this document; a reader refuses any other. */
  public static final String SCHEMA = "primum-details/1";

  /**
   * An option that must not be missed.
   *
   * @param score 8 (leaving it out is moderate harm) or 9 (severe)
   * @param answers what the arms' answers made of it, by arm
   */
  public record CriticalOption(
      String caseId, int option, String text, int score, Map<String, Tally> answers) {}

  /**
   * Scored answers of one arm to one case, by what they made of an option; they add up to {@code
   * answers}.
   *
   * @param partly did it in part, which counts as leaving it out
   * @param notNeeded did not, and an alternative stood in or what it depends on was not done
   */
  public record Tally(int answers, int done, int partly, int missed, int notNeeded) {}

  /**
   * The cases of one arm with severe harm.
   *
   * @param affected how many cases have an answer with severe harm
   * @param shown the gravest answer of each of the gravest cases, at most {@value
   *     WorstFinder#SHOWN}
   */
  public record WorstCases(String arm, int affected, List<WorstCase> shown) {}

  /**
   * An answer with severe harm.
   *
   * @param plan its words, perhaps cut
   * @param cutOff how many characters of it are not shown
   * @param harms severe ones, omissions first
   */
  public record WorstCase(
      String caseId,
      String variant,
      int trial,
      String judge,
      String plan,
      int cutOff,
      List<Missed> harms) {}

  /**
   * A severe harm.
   *
   * @param kind omission or commission
   * @param option its id; 0 for an action off the rubric
   * @param text of the option
   * @param score of the option, 1 to 9
   * @param partial done in part
   * @param actions the judge's words for what the plan does about it
   */
  public record Missed(
      String kind, int option, String text, int score, boolean partial, List<String> actions) {}

  public Details {
    arms = List.copyOf(arms);
    critical = List.copyOf(critical);
    worst = List.copyOf(worst);
  }

  public static Details of(Evaluation evaluation) {
    List<String> names = evaluation.arms().stream().map(arm -> arm.arm().name()).toList();
    if (evaluation.standing().withheld().isPresent()) {
      return new Details(SCHEMA, names, List.of(), 0, List.of());
    }
    var finder = new CriticalFinder(evaluation);
    List<CriticalOption> all = finder.all();
    List<CriticalOption> missed = all.stream().filter(CriticalFinder::isMissed).toList();
    var worst = new WorstFinder(evaluation);
    return new Details(
        SCHEMA,
        names,
        missed,
        all.size() - missed.size(),
        evaluation.arms().stream().map((ArmResult arm) -> worst.of(arm)).toList());
  }

  @Override
  public String toString() {
    return "Details" + arms;
  }
}
