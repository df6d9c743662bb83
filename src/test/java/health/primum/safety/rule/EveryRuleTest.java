package health.primum.safety.rule;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.consensus.Source;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.DrugSet;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import health.primum.safety.patient.Allergies;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.patient.Range;
import health.primum.safety.patient.Truth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of every table fires when its facts are stated, and only then. */
class EveryRuleTest {
  private static final List<Drug> DRUGS =
      Table.read("drugs", 4).stream()
          .map(row -> Lexicon.shipped().find(row.getFirst()).getFirst().drug())
          .toList();

  static Stream<TableRule> rules() {
    return Stream.of(
            "ddi-onc-high-priority",
            "ddi-labels",
            "pincer",
            "renal",
            "pregnancy",
            "age",
            "conditions-drugs")
        .flatMap(table -> TableRule.read(table).stream());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void firesWhenItsFactsAreStated(TableRule rule) {
    List<GuardFinding> found = check(rule, Truth.PRESENT);
    boolean onlyUnknown = rule.facts().stream().anyMatch(f -> f.key().startsWith("unmonitored"));
    assertThat(found).extracting(GuardFinding::rule).containsOnly(rule.id());
    assertThat(found)
        .extracting(GuardFinding::severity)
        .containsOnly(onlyUnknown ? Severity.UNKNOWN_FACT : rule.severity());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isSilentWhenItsFactsAreDenied(TableRule rule) {
    assertThat(check(rule, Truth.ABSENT)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void neverTakesAnUnknownFactForStated(TableRule rule) {
    assertThat(check(rule, Truth.UNKNOWN))
        .extracting(GuardFinding::severity)
        .allMatch(severity -> severity == Severity.UNKNOWN_FACT);
    assertThat(check(rule, Truth.UNKNOWN).isEmpty())
        .isEqualTo(rule.unknown() == null || hasGate(rule));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void saysNothingAgainstStoppingOrAvoiding(TableRule rule) {
    for (String verb : List.of("Stop", "Avoid", "Hold", "Do not start", "Discontinue")) {
      Intent intent = verb.equals("Stop") || verb.equals("Hold") ? Intent.STOP : Intent.AVOID;
      var plan = List.of(action(1, verb + " " + first(rule.drugs(), null), intent));
      assertThat(rule.check(Situation.of(facts(rule, Truth.PRESENT), plan))).isEmpty();
    }
  }

  @Test
  void theHighPriorityListOfOncIsWhole() {
    assertThat(TableRule.read("ddi-onc-high-priority"))
        .extracting(rule -> rule.id().replaceAll("-(OTHER|DOSE)$", ""))
        .containsOnly(
            "ONC-3", "ONC-4", "ONC-6", "ONC-8", "ONC-11", "ONC-16", "ONC-20", "ONC-21", "ONC-22",
            "ONC-23", "ONC-25", "ONC-27", "ONC-28", "ONC-30", "ONC-31");
  }

  @Test
  void noTwoRulesShareAnId() {
    assertThat(new Rules().sheets()).extracting(RuleSheet::id).doesNotHaveDuplicates();
  }

  private static boolean hasGate(TableRule rule) {
    return rule.facts().stream().anyMatch(Fact::mustBeStated);
  }

  private static List<GuardFinding> check(TableRule rule, Truth truth) {
    Drug drug = first(rule.drugs(), null);
    var plan = List.of(action(1, "Start " + drug, Intent.START));
    boolean pairs = !rule.with().isEmpty();
    if (pairs && rule.facts().isEmpty() && truth != Truth.PRESENT) {
      return List.of();
    }
    return rule.check(Situation.of(facts(rule, truth), plan));
  }

  /** Facts of which each that the rule asks for is as told, and all others unknown. */
  private static PatientFacts facts(TableRule rule, Truth truth) {
    Map<String, Range> numbers = new HashMap<>();
    Map<String, Truth> conditions = new HashMap<>();
    Range age = Range.UNKNOWN;
    Truth pregnant = Truth.UNKNOWN;
    Truth childbearing = Truth.UNKNOWN;
    Truth breastfeeding = Truth.UNKNOWN;
    String text = "";
    for (Fact fact : rule.facts()) {
      if (fact.isException()) {
        continue;
      }
      Range range = range(fact, truth);
      switch (fact.key()) {
        case "age" -> age = range;
        case "pregnant" -> pregnant = truth;
        case "childbearing" -> childbearing = truth;
        case "breastfeeding" -> breastfeeding = truth;
        default -> {
          if (!fact.operator().isEmpty()) {
            numbers.put(fact.key(), range);
          } else if (fact.key().startsWith("unmonitored")) {
            text = truth == Truth.ABSENT ? "CBC, ALT, creatinine, TSH, G6PD, serum lithium" : "";
          } else {
            conditions.put(fact.key(), truth);
          }
        }
      }
    }
    Set<Drug> taken = new HashSet<>();
    if (!rule.with().isEmpty()) {
      taken.add(first(rule.with(), first(rule.drugs(), null)));
    }
    return new PatientFacts(
        age,
        childbearing,
        childbearing,
        pregnant,
        breastfeeding,
        numbers,
        conditions,
        new Allergies(true, List.of()),
        taken,
        text);
  }

  private static Range range(Fact fact, Truth truth) {
    double step = Math.max(0.01, fact.limit() / 10);
    boolean below = fact.operator().equals("<");
    return switch (truth) {
      case UNKNOWN -> Range.UNKNOWN;
      case PRESENT -> at(below ? fact.limit() - step : fact.limit() + step);
      case ABSENT -> at(below ? fact.limit() + step : fact.limit() - step);
    };
  }

  private static Range at(double value) {
    return new Range(value, value, false);
  }

  private static Drug first(DrugSet set, @org.jspecify.annotations.Nullable Drug other) {
    return DRUGS.stream()
        .filter(drug -> set.contains(drug) && !drug.equals(other) && !drug.isClass())
        .findFirst()
        .orElseThrow();
  }

  private static CandidateAction action(int id, String text, Intent intent) {
    boolean contrast = text.contains("gadolinium") || text.contains("contrast");
    var words =
        new Recommendation(
            contrast ? Category.DIAGNOSTIC : Category.MEDICATION,
            intent,
            text,
            Urgency.UNSTATED,
            "",
            "",
            "");
    return new CandidateAction(
        new CandidateId(id), words, List.of(new Source(new AgentId("a"), words, 0)));
  }
}
