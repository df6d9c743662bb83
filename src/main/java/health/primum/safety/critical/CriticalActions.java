package health.primum.safety.critical;

import health.primum.agent.AgentId;
import health.primum.agent.Fingerprint;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.consensus.CandidatePool;
import health.primum.consensus.Source;
import health.primum.safety.critical.Causes.Cause;
import health.primum.safety.drug.Table;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.rule.RuleSheet;
import health.primum.safety.rule.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds what must stand beside a drug or procedure of a plan and is said by no action: folic acid
 * with methotrexate, potassium after an ACE inhibitor. What it finds is added to the pool under its
 * own origin and rated like everything else; it decides nothing. At most one action for each rule,
 * so the result is bounded however long a plan is. Deterministic, immutable and thread-safe.
 */
public final class CriticalActions {
  /** Under which what it adds stands in a ledger: written rules, no model. */
  public static final AgentId ORIGIN = new AgentId("critical-actions");

  private final List<CriticalRule> rules = CriticalRule.read();

  /** What a pool lacks, all its candidates taken as the plan. */
  public List<MissingAction> missing(PatientFacts facts, CandidatePool pool) {
    return missing(facts, pool.candidates(), pool.candidates());
  }

  /** What a plan lacks that nobody pooled; its actions are named c1, c2 ... in their order. */
  public List<MissingAction> missing(PatientFacts facts, List<Recommendation> plan) {
    var candidates = new ArrayList<CandidateAction>();
    for (Recommendation action : plan) {
      int position = candidates.size();
      candidates.add(
          new CandidateAction(
              new CandidateId(position + 1),
              action,
              List.of(new Source(ORIGIN, action, position))));
    }
    return missing(facts, candidates, candidates);
  }

  /**
   * What a plan lacks.
   *
   * @param plan the candidates that are decided on, or all of them
   * @param pool all candidates; what any of them says is not missing
   * @return in the order of the rules; empty when nothing is missing
   */
  public List<MissingAction> missing(
      PatientFacts facts, List<CandidateAction> plan, List<CandidateAction> pool) {
    Situation situation = Situation.of(facts, plan);
    var causes = new Causes(situation, plan);
    var said = new Said(facts, situation.current(), pool);
    var missing = new ArrayList<MissingAction>();
    for (CriticalRule rule : rules) {
      List<Cause> found = causes.of(rule);
      List<Need> unmet = found.isEmpty() ? List.of() : said.unmet(rule.needs());
      if (!unmet.isEmpty()) {
        missing.add(action(rule, found, unmet));
      }
    }
    return missing;
  }

  /** The missing actions as recommendations, each with why, by what and from which source. */
  public static List<Recommendation> recommendations(List<MissingAction> missing) {
    return missing.stream().map(MissingAction::recommendation).toList();
  }

  /** The missing actions as the plan of {@link #ORIGIN}, ready to be pooled as its proposal. */
  public static ManagementPlan plan(List<MissingAction> missing) {
    String assessment =
        missing.isEmpty() ? "" : "Written rules on what must stand beside drugs of the plan.";
    return new ManagementPlan(assessment, recommendations(missing));
  }

  /** Of the table of rules and of the words they are read by. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(
        List.of(
                Table.read("critical-actions", 13),
                Table.read("monitoring", 4),
                Table.read("dose-equivalents", 3))
            .toString());
  }

  /** Every rule, for the documents. */
  public List<RuleSheet> sheets() {
    return rules.stream()
        .map(
            rule ->
                new RuleSheet(
                    rule.id(),
                    "adds",
                    fill(rule.action(), "the drug", "the other", rule.needs()),
                    rule.source()))
        .toList();
  }

  private static MissingAction action(CriticalRule rule, List<Cause> causes, List<Need> unmet) {
    String drug = names(causes.stream().map(Cause::drug).toList());
    String with = names(causes.stream().map(Cause::with).toList());
    String because =
        "%s is in the plan%s and no action asks for %s."
            .formatted(
                capital(drug.isEmpty() ? "What sets the rule off" : drug),
                with.isEmpty() ? "" : " with " + with,
                names(unmet.stream().map(n -> n.safeguard().name()).toList()));
    String why =
        "%s %s Source: %s (written rule %s)."
            .formatted(
                capital(fill(rule.why(), drug, with, unmet)), because, rule.source(), rule.id());
    var recommendation =
        new Recommendation(
            rule.category(),
            rule.intent(),
            fill(rule.action(), drug, with, unmet),
            rule.urgency(),
            condition(rule, causes, drug),
            why,
            "");
    List<CandidateId> ids = causes.stream().map(Cause::candidate).toList();
    return new MissingAction(rule.id(), recommendation, because, ids, rule.source());
  }

  private static String condition(CriticalRule rule, List<Cause> causes, String drug) {
    boolean given = causes.stream().anyMatch(cause -> !cause.conditional());
    boolean certain = causes.stream().anyMatch(Cause::certain);
    String open = certain ? "" : rule.open();
    String waits = given || drug.isEmpty() ? "" : "if " + drug + " is given";
    return open.isEmpty() || waits.isEmpty()
        ? waits + open
        : waits + " and " + open.replaceFirst("^if ", "");
  }

  private static String fill(String text, String drug, String with, List<Need> unmet) {
    return text.replace("{drug}", drug)
        .replace("{with}", with)
        .replace("{missing}", names(unmet.stream().map(n -> n.safeguard().name()).toList()));
  }

  private static String names(List<String> names) {
    List<String> each = names.stream().filter(n -> !n.isEmpty()).distinct().sorted().toList();
    return each.size() < 2
        ? String.join("", each)
        : each.stream().limit(each.size() - 1L).collect(Collectors.joining(", "))
            + " and "
            + each.getLast();
  }

  private static String capital(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
