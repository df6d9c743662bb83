package health.primum.safety.rule;

import health.primum.clinical.HarmSeverity;
import health.primum.consensus.CandidateId;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.DrugSet;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import health.primum.safety.patient.Truth;
import health.primum.safety.plan.PlanReader;
import health.primum.safety.plan.PlannedDrug;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A row of a table: drugs, alone or with others, against facts.
 *
 * @param id names the rule
 * @param drugs that it is about
 * @param with drugs that must be taken or given too; none when the drug alone is meant
 * @param facts that must all hold
 * @param unless drugs that silence it when they are taken or given
 * @param severity when all facts are stated
 * @param unknown harm to report when a fact is unknown; null to say nothing then
 * @param anyRoute whether it also means drugs given locally
 * @param message with {@code {drug}} and {@code {with}}
 * @param source that it restates
 */
record TableRule(
    String id,
    DrugSet drugs,
    DrugSet with,
    List<Fact> facts,
    DrugSet unless,
    Severity severity,
    @org.jspecify.annotations.Nullable HarmSeverity unknown,
    boolean anyRoute,
    String message,
    String source)
    implements GuardRule {

  static List<TableRule> read(String table) {
    Lexicon lexicon = Lexicon.shipped();
    var rules = new ArrayList<TableRule>();
    for (List<String> row : Table.read(table, 10)) {
      String unknown = row.get(6);
      rules.add(
          new TableRule(
              row.getFirst(),
              DrugSet.of(row.get(1), lexicon),
              DrugSet.of(row.get(2), lexicon),
              Fact.list(row.get(3)),
              DrugSet.of(row.get(4), lexicon),
              Severity.valueOf(row.get(5)),
              unknown.equals("-") ? null : HarmSeverity.valueOf(unknown.toUpperCase(Locale.ROOT)),
              row.get(7).equals("any"),
              row.get(8),
              row.get(9)));
    }
    return rules;
  }

  @Override
  public List<RuleSheet> sheets() {
    return List.of(
        new RuleSheet(
            id,
            severity.name(),
            message.replace("{drug}", "the drug").replace("{with}", "the other"),
            source));
  }

  @Override
  public List<GuardFinding> check(Situation situation) {
    var findings = new ArrayList<GuardFinding>();
    if (isSilenced(situation)) {
      return findings;
    }
    List<PlannedDrug> meant =
        situation.given().stream()
            .filter(p -> anyRoute || !p.isLocal())
            .filter(p -> drugs.contains(p.drug()) || with.contains(p.drug()))
            .toList();
    Truth truth = meant.isEmpty() ? Truth.ABSENT : truth(situation);
    if (truth == Truth.ABSENT || (truth == Truth.UNKNOWN && unknown == null)) {
      return findings;
    }
    for (PlannedDrug one : meant) {
      if (with.isEmpty()) {
        judge(situation, truth, one, List.of(one.candidate()), one.drug(), null, findings);
      } else {
        withCurrent(situation, truth, one, findings);
      }
    }
    List<PlannedDrug> orders = with.isEmpty() ? List.of() : Crowd.thinned(meant);
    for (int i = 0; i < orders.size(); i++) {
      PlannedDrug one = orders.get(i);
      for (int j = 0; drugs.contains(one.drug()) && j < orders.size(); j++) {
        PlannedDrug other = orders.get(j);
        boolean once = j > i || !(drugs.contains(other.drug()) && with.contains(one.drug()));
        if (once) {
          together(situation, truth, one, other, findings);
        }
      }
    }
    return Crowd.gathered(findings, meant, orders);
  }

  private boolean isSilenced(Situation situation) {
    return !unless.isEmpty()
        && (situation.current().stream().anyMatch(unless::contains)
            || situation.givenDrugs().stream().anyMatch(unless::contains));
  }

  private void withCurrent(
      Situation situation, Truth truth, PlannedDrug one, List<GuardFinding> findings) {
    for (Drug taken : situation.current()) {
      if (taken.equals(one.drug()) || situation.isGiven(taken)) {
        continue;
      }
      if (drugs.contains(one.drug()) && with.contains(taken)) {
        judge(situation, truth, one, List.of(one.candidate()), one.drug(), taken, findings);
      } else if (with.contains(one.drug()) && drugs.contains(taken)) {
        judge(situation, truth, one, List.of(one.candidate()), taken, one.drug(), findings);
      }
    }
  }

  /** The newer of the two is at fault; both are when both are new. */
  private void together(
      Situation situation,
      Truth truth,
      PlannedDrug one,
      PlannedDrug other,
      List<GuardFinding> findings) {
    boolean eitherOr =
        one.candidate().equals(other.candidate()) && one.isAlternative() && other.isAlternative();
    if (one.drug().equals(other.drug())
        || eitherOr
        || !drugs.contains(one.drug())
        || !with.contains(other.drug())) {
      return;
    }
    boolean oneIsNew = situation.isNew(one);
    List<CandidateId> about =
        oneIsNew == situation.isNew(other)
            ? List.of(one.candidate(), other.candidate())
            : List.of(oneIsNew ? one.candidate() : other.candidate());
    judge(situation, truth, oneIsNew ? one : other, about, one.drug(), other.drug(), findings);
  }

  /** All facts together; absent, too, where one is unknown that must be stated. */
  private Truth truth(Situation situation) {
    Truth truth = Truth.PRESENT;
    for (Fact fact : facts) {
      Truth one = fact.in(situation);
      if (one == Truth.ABSENT || (fact.mustBeStated() && one != Truth.PRESENT)) {
        return Truth.ABSENT;
      }
      truth = truth.and(one);
    }
    return truth;
  }

  private void judge(
      Situation situation,
      Truth truth,
      PlannedDrug planned,
      List<CandidateId> about,
      Drug drug,
      @org.jspecify.annotations.Nullable Drug partner,
      List<GuardFinding> findings) {
    boolean conditional =
        facts.stream()
            .filter(f -> !f.isException())
            .anyMatch(f -> PlanReader.isConditionalOn(planned.action(), f.topic()));
    if (truth == Truth.PRESENT) {
      Severity told = conditional ? Severity.CAUTION : softened(situation, planned);
      findings.add(finding(told, Severities.harm(told), about, drug, partner));
    } else if (truth == Truth.UNKNOWN && unknown != null && !conditional) {
      findings.add(finding(Severity.UNKNOWN_FACT, unknown, about, drug, partner));
    }
  }

  /** An alternative is named, or the number was computed: for the clinician to weigh. */
  private Severity softened(Situation situation, PlannedDrug planned) {
    boolean certain =
        !planned.isAlternative() && facts.stream().noneMatch(f -> f.isEstimated(situation));
    return severity == Severity.CONTRAINDICATED && !certain ? Severity.SERIOUS : severity;
  }

  private GuardFinding finding(
      Severity told,
      HarmSeverity harm,
      List<CandidateId> about,
      Drug drug,
      @org.jspecify.annotations.Nullable Drug partner) {
    String words = message.replace("{drug}", drug.generic());
    if (partner != null) {
      words = words.replace("{with}", partner.generic());
    }
    boolean open = told == Severity.UNKNOWN_FACT;
    String said = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return new GuardFinding(id, told, harm, about, (open ? missing() : "") + said, source);
  }

  /** Which fact the case leaves open. */
  private String missing() {
    Fact last = facts.stream().filter(f -> !f.isException()).toList().getLast();
    return last.name().isEmpty() ? "" : last.name() + " is not stated. ";
  }
}
