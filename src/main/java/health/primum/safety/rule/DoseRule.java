package health.primum.safety.rule;

import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.safety.drug.Table;
import health.primum.safety.patient.Range;
import health.primum.safety.plan.Dose;
import health.primum.safety.plan.PlannedDrug;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Doses far above the most that a label or guideline gives an adult. */
final class DoseRule implements GuardRule {
  private static final String HIGH = "DOSE-FAR-ABOVE-MAXIMUM";
  private static final String DAILY = "DOSE-WEEKLY-DRUG-DAILY";
  private static final double FAR = 1.5;
  private static final Pattern OTHER_ROUTE =
      Pattern.compile(
          "(?i)\\b(?:IV|intravenous\\w*|IM|intramuscular\\w*|SC|SQ|subcut\\w*|infusion|injection|rectal\\w*|PR|topical\\w*|inhal\\w*|intrathecal|depot|long-acting injectable|overdose|toxicity)\\b");

  /** A row of the table. */
  private record Most(double single, double daily, boolean oralOnly, String source) {}

  private final Map<String, Most> table = new HashMap<>();

  DoseRule() {
    for (List<String> r : Table.read("doses", 5)) {
      table.put(
          r.getFirst(),
          new Most(
              Double.parseDouble(r.get(1)),
              Double.parseDouble(r.get(2)),
              r.get(3).equals("oral"),
              r.get(4)));
    }
  }

  @Override
  public List<RuleSheet> sheets() {
    String source = "FDA labels, by drug in safety/doses.tsv";
    return List.of(
        new RuleSheet(
            HIGH,
            "SERIOUS",
            "More than one and a half times an adult's greatest single or daily dose.",
            source),
        new RuleSheet(
            DAILY, "SERIOUS", "A drug that is taken once a week is ordered daily.", source));
  }

  @Override
  public List<GuardFinding> check(Situation situation) {
    var findings = new ArrayList<GuardFinding>();
    Range age = situation.facts().age();
    if (age.isKnown() && age.low() < 18) {
      return findings;
    }
    for (PlannedDrug planned : situation.given()) {
      Most most = table.get(planned.drug().generic());
      String text = planned.action().text();
      if (most == null
          || planned.isLocal()
          || (most.oralOnly() && OTHER_ROUTE.matcher(text).find())) {
        continue;
      }
      Optional<Dose> dose = Dose.after(text.substring(planned.end()));
      dose.ifPresent(d -> judge(planned, d, most, findings));
    }
    return findings;
  }

  private static void judge(
      PlannedDrug planned, Dose dose, Most most, List<GuardFinding> findings) {
    String name = planned.drug().generic();
    String drug = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    double day = dose.milligrams() * dose.perDay();
    if (most.daily() == 0 && dose.perDay() > 0) {
      findings.add(
          finding(DAILY, planned, drug + " is taken once a week; a daily dose is ordered.", most));
    } else if (!dose.isWhole() && dose.milligrams() >= FAR * most.single()) {
      findings.add(
          finding(HIGH, planned, message(drug, dose.milligrams(), "single", most.single()), most));
    } else if (most.daily() > 0 && day >= FAR * most.daily()) {
      findings.add(finding(HIGH, planned, message(drug, day, "daily", most.daily()), most));
    }
  }

  private static String message(String drug, double dose, String which, double most) {
    return String.format(
        Locale.ROOT,
        "%s %s mg is far above the greatest %s dose of an adult, %s mg.",
        drug,
        plain(dose),
        which,
        plain(most));
  }

  private static GuardFinding finding(String id, PlannedDrug planned, String message, Most most) {
    return new GuardFinding(
        id,
        Severity.SERIOUS,
        Severities.harm(Severity.SERIOUS),
        List.of(planned.candidate()),
        message,
        most.source());
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }
}
