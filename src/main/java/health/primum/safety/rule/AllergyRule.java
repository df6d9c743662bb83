package health.primum.safety.rule;

import health.primum.clinical.HarmSeverity;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import health.primum.safety.patient.Allergies;
import health.primum.safety.plan.PlanReader;
import health.primum.safety.plan.PlannedDrug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Drugs that a stated allergy forbids, by the drug itself and by groups that cross. */
final class AllergyRule implements GuardRule {
  private static final String SAME = "ALLERGY-SAME-DRUG";
  private static final String UNKNOWN = "ALLERGY-UNKNOWN";
  private static final String PARAMETER =
      "Khan et al., Drug allergy: a 2022 practice parameter update, J Allergy Clin Immunol 2022;150:1333";
  private static final Set<String> ASKED =
      Set.of("penicillin", "cephalosporin", "sulfonamide-antibiotic");
  private static final Pattern TOPIC =
      Fact.topic("allerg\\w*|anaphyla\\w*|hypersens\\w*|toler\\w*|reactions?");

  /** "If negative", of a test that another action orders. */
  private static final Pattern CLEARED =
      Pattern.compile("(?i)\\b(?:negative|cleared|tolerat\\w+|safe|passed|excluded)\\b");

  private static final Pattern CHALLENGE =
      Pattern.compile(
          "(?i)\\b(?:desensiti\\w+|challenge|test dose|skin test\\w*|premedicat\\w+|pre-medicat\\w+|de-?label\\w*)\\b");
  private static final Pattern TOLERATED =
      Pattern.compile(
          "(?i)(?<!not )(?<!in)(?<!un)(?<!cannot )\\btolerat(?:ed|es|ing)\\b|\\bwithout (?:a )?reaction\\b");

  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?])\\s+");

  /** A row of the table of groups. */
  private record Cross(String from, String to, Severity severity, String why, String source) {
    String id() {
      return "ALLERGY-"
          + from.toUpperCase(java.util.Locale.ROOT)
          + "-TO-"
          + to.toUpperCase(java.util.Locale.ROOT);
    }
  }

  private final List<Cross> table =
      Table.read("allergy-cross", 5).stream()
          .map(r -> new Cross(r.get(0), r.get(1), Severity.valueOf(r.get(2)), r.get(3), r.get(4)))
          .toList();

  @Override
  public List<RuleSheet> sheets() {
    var sheets = new ArrayList<RuleSheet>();
    sheets.add(
        new RuleSheet(
            SAME,
            "CONTRAINDICATED",
            "The stated allergy is to this drug (a CAUTION for intolerance).",
            PARAMETER));
    sheets.add(
        new RuleSheet(
            UNKNOWN,
            "UNKNOWN_FACT",
            "Allergies are not stated and a penicillin, cephalosporin or sulfonamide antibiotic is new.",
            PARAMETER));
    table.forEach(
        c ->
            sheets.add(
                new RuleSheet(
                    c.id(), c.severity().name(), "The drug: " + c.why() + ".", c.source())));
    return sheets;
  }

  @Override
  public List<GuardFinding> check(Situation situation) {
    var findings = new ArrayList<GuardFinding>();
    Allergies allergies = situation.facts().allergies();
    Set<Drug> tolerated = situation.given().isEmpty() ? Set.of() : tolerated(situation);
    for (PlannedDrug planned : situation.given()) {
      if (CHALLENGE.matcher(planned.action().statement()).find()
          || tolerated.contains(planned.drug())) {
        continue;
      }
      boolean conditional =
          PlanReader.isConditionalOn(planned.action(), TOPIC)
              || CLEARED.matcher(planned.action().condition()).find();
      gravest(planned, allergies)
          .ifPresent(f -> findings.add(conditional ? softer(f, Severity.CAUTION) : f));
      boolean asked = planned.drug().allergyGroups().stream().anyMatch(ASKED::contains);
      if (!allergies.stated()
          && allergies.items().isEmpty()
          && asked
          && !conditional
          && situation.isNew(planned)) {
        findings.add(
            new GuardFinding(
                UNKNOWN,
                Severity.UNKNOWN_FACT,
                HarmSeverity.MODERATE,
                List.of(planned.candidate()),
                "Allergies are not stated and must be known before " + planned.drug() + ".",
                PARAMETER));
      }
    }
    return findings;
  }

  private static Set<Drug> tolerated(Situation situation) {
    Set<Drug> tolerated = new HashSet<>();
    if (TOLERATED.matcher(situation.facts().text()).find()) {
      for (String sentence : SENTENCE.split(situation.facts().text(), -1)) {
        if (TOLERATED.matcher(sentence).find()) {
          Lexicon.shipped().find(sentence).forEach(m -> tolerated.add(m.drug()));
        }
      }
    }
    return tolerated;
  }

  private Optional<GuardFinding> gravest(PlannedDrug planned, Allergies allergies) {
    Optional<GuardFinding> gravest = Optional.empty();
    for (Allergies.Item item : allergies.items()) {
      for (GuardFinding finding : findings(planned, item)) {
        if (gravest.isEmpty() || Severities.graver(finding.severity(), gravest.get().severity())) {
          gravest = Optional.of(finding);
        }
      }
    }
    return gravest;
  }

  private List<GuardFinding> findings(PlannedDrug planned, Allergies.Item item) {
    var findings = new ArrayList<GuardFinding>();
    if (planned.drug().generic().equals(item.generic())) {
      Severity severity = item.isIntolerance() ? Severity.CAUTION : Severity.CONTRAINDICATED;
      String what = item.isIntolerance() ? "an intolerance" : "an allergy";
      findings.add(
          finding(SAME, severity, planned, "the case states " + what + " to it", PARAMETER));
    }
    if (item.isIntolerance()) {
      return findings;
    }
    for (Cross cross : table) {
      if (item.groups().contains(cross.from())
          && planned.drug().allergyGroups().contains(cross.to())) {
        findings.add(finding(cross.id(), cross.severity(), planned, cross.why(), cross.source()));
      }
    }
    return findings;
  }

  private static GuardFinding finding(
      String id, Severity severity, PlannedDrug planned, String why, String source) {
    Severity told =
        planned.isAlternative() && severity == Severity.CONTRAINDICATED
            ? Severity.SERIOUS
            : severity;
    String name = planned.drug().generic();
    String words = Character.toUpperCase(name.charAt(0)) + name.substring(1) + ": " + why + ".";
    return new GuardFinding(
        id, told, Severities.harm(told), List.of(planned.candidate()), words, source);
  }

  private static GuardFinding softer(GuardFinding f, Severity severity) {
    return new GuardFinding(
        f.rule(), severity, Severities.harm(severity), f.candidates(), f.message(), f.source());
  }
}
