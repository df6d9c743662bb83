package health.primum.safety.rule;

import health.primum.consensus.CandidateAction;
import health.primum.consensus.GuardFinding;
import health.primum.safety.patient.PatientFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All rules, read once. Thread-safe. */
public final class Rules {
  private static final List<String> TABLES =
      List.of(
          "ddi-onc-high-priority",
          "ddi-labels",
          "pincer",
          "renal",
          "pregnancy",
          "age",
          "conditions-drugs");

  private final List<GuardRule> rules = new ArrayList<>();

  public Rules() {
    rules.add(new AllergyRule());
    TABLES.forEach(table -> rules.addAll(TableRule.read(table)));
    rules.add(new DuplicateRule());
    rules.add(new DoseRule());
  }

  /**
   * What the rules have against a plan, each thing once, in an order that does not depend on the
   * plan's.
   */
  public List<GuardFinding> check(PatientFacts facts, List<CandidateAction> plan) {
    Situation situation = Situation.of(facts, plan);
    return Stream.concat(
            rules.stream().flatMap(rule -> rule.check(situation).stream()),
            ScreeningRule.check(plan).stream())
        .distinct()
        .sorted(
            Comparator.comparing(GuardFinding::severity)
                .thenComparing(f -> f.candidates().getFirst())
                .thenComparing(GuardFinding::rule)
                .thenComparing(GuardFinding::message))
        .toList();
  }

  /** Every rule, for the documents. */
  public List<RuleSheet> sheets() {
    return Stream.concat(
            rules.stream().flatMap(rule -> rule.sheets().stream()), Stream.of(ScreeningRule.SHEET))
        .toList();
  }
}
