package health.primum.safety.rule;

import health.primum.clinical.Intent;
import health.primum.consensus.CandidateId;
import health.primum.consensus.GuardFinding;
import health.primum.consensus.GuardFinding.Severity;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.DrugMention;
import health.primum.safety.drug.DrugSet;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import health.primum.safety.plan.PlannedDrug;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Two drugs of one kind, or one drug twice. */
final class DuplicateRule implements GuardRule {
  private static final String SAME = "DUP-SAME-DRUG";

  /** One after the other, or one of several, is no duplicate. */
  private static final Pattern IN_TURN =
      Pattern.compile(
          "(?i)\\b(?:then|followed|bridg\\w+|after|later|before|until|step-?down|alternativ\\w*|instead|second-line|third-line|next|subsequent\\w*|fallback|in place of|rather than|if|unless|or|rescue)\\b");

  private static final Pattern EXCHANGE =
      Pattern.compile("(?i)\\b(?:transition\\w*|switch\\w*|convert\\w*|chang\\w+|replac\\w+)\\b");

  private static final Pattern AGAIN =
      Pattern.compile(
          "(?i)\\b(?:continu\\w*|increas\\w*|resum\\w*|restart\\w*|home|refill\\w*|current\\w*|adjust\\w*|titrat\\w*|maintain\\w*|optimi[sz]\\w*|dose)\\b");

  /** A row of the table. */
  private record Kind(
      DrugSet drugs, String label, Severity onCurrent, Severity bothNew, String source) {
    String id() {
      return "DUP-" + label.replaceAll("[^A-Za-z0-9]+", "-").toUpperCase(Locale.ROOT);
    }
  }

  private final List<Kind> kinds =
      Table.read("duplicates", 5).stream()
          .map(
              r ->
                  new Kind(
                      DrugSet.of(r.getFirst(), Lexicon.shipped()),
                      r.get(1),
                      Severity.valueOf(r.get(2)),
                      Severity.valueOf(r.get(3)),
                      r.get(4)))
          .toList();

  @Override
  public List<RuleSheet> sheets() {
    var sheets = new ArrayList<RuleSheet>();
    sheets.add(
        new RuleSheet(
            SAME,
            "CAUTION",
            "A drug is started that is taken already, or twice.",
            "good prescribing practice"));
    for (Kind kind : kinds) {
      sheets.add(
          new RuleSheet(
              kind.id(),
              kind.onCurrent() + " on a current drug, " + kind.bothNew() + " when both are new",
              "The plan comes to " + kind.label() + ".",
              kind.source()));
    }
    return sheets;
  }

  @Override
  public List<GuardFinding> check(Situation situation) {
    var findings = new ArrayList<GuardFinding>();
    List<PlannedDrug> all =
        situation.given().stream().filter(p -> !p.isLocal() && !p.drug().isClass()).toList();
    List<PlannedDrug> given = Crowd.thinned(all);
    all.forEach(one -> onCurrent(situation, one, findings));
    for (int i = 0; i < given.size(); i++) {
      for (int j = i + 1; j < given.size(); j++) {
        together(situation, given.get(i), given.get(j), findings);
      }
    }
    return Crowd.gathered(findings, all, given);
  }

  private void onCurrent(Situation situation, PlannedDrug one, List<GuardFinding> findings) {
    String text = one.action().statement();
    if (one.isContinued()
        || one.action().intent() == Intent.CHANGE
        || IN_TURN.matcher(text).find()
        || EXCHANGE.matcher(text).find()) {
      return;
    }
    if (one.drug().is("insulin")) {
      return;
    }
    if (situation.current().contains(one.drug())) {
      if (one.action().intent() == Intent.START && !AGAIN.matcher(text).find()) {
        String message = capital(one.drug()) + " is started and the patient takes it already.";
        findings.add(
            finding(
                SAME,
                Severity.CAUTION,
                List.of(one.candidate()),
                message,
                "good prescribing practice"));
      }
      return;
    }
    for (Drug taken : situation.current()) {
      kind(one.drug(), taken)
          .forEach(
              kind ->
                  findings.add(
                      finding(
                          kind.id(),
                          kind.onCurrent(),
                          List.of(one.candidate()),
                          "%s on top of %s: %s; stop one or say why both."
                              .formatted(capital(one.drug()), taken, kind.label()),
                          kind.source())));
    }
  }

  private void together(
      Situation situation, PlannedDrug one, PlannedDrug other, List<GuardFinding> findings) {
    boolean isTwice = one.drug().equals(other.drug());
    List<Kind> kinds = isTwice ? List.of() : kind(one.drug(), other.drug());
    if ((!isTwice && kinds.isEmpty())
        || (!situation.isNew(one) && !situation.isNew(other))
        || inTurn(one, other)
        || inTurn(other, one)) {
      return;
    }
    if (!situation.isNew(one) || !situation.isNew(other)) {
      besideContinued(situation, one, other, findings);
      return;
    }
    List<CandidateId> both = List.of(one.candidate(), other.candidate());
    if (isTwice) {
      if (!one.candidate().equals(other.candidate())
          && !one.drug().is("insulin")
          && one.action().intent() == Intent.START
          && other.action().intent() == Intent.START) {
        String message = "Two actions start " + one.drug() + ": give it once.";
        findings.add(finding(SAME, Severity.CAUTION, both, message, "good prescribing practice"));
      }
      return;
    }
    for (Kind kind : kinds) {
      findings.add(
          finding(
              kind.id(),
              kind.bothNew(),
              both,
              "%s and %s are %s: give one of them."
                  .formatted(capital(one.drug()), other.drug(), kind.label()),
              kind.source()));
    }
  }

  /** The plan continues one that the case does not name, and starts the other. */
  private void besideContinued(
      Situation situation, PlannedDrug one, PlannedDrug other, List<GuardFinding> findings) {
    PlannedDrug continued = situation.isNew(one) ? other : one;
    PlannedDrug started = situation.isNew(one) ? one : other;
    boolean known = situation.current().contains(continued.drug());
    if (known || started.drug().equals(continued.drug())) {
      return;
    }
    for (Kind kind : kind(started.drug(), continued.drug())) {
      findings.add(
          finding(
              kind.id(),
              kind.onCurrent(),
              List.of(started.candidate(), continued.candidate()),
              "%s is started and %s continued: %s; stop one or say why both."
                  .formatted(capital(started.drug()), continued.drug(), kind.label()),
              kind.source()));
    }
  }

  /** An exchange of one drug for another says nothing of a third. */
  private static boolean inTurn(PlannedDrug one, PlannedDrug other) {
    String text = one.action().statement();
    if (IN_TURN.matcher(text).find()) {
      return true;
    }
    List<Drug> named = Lexicon.shipped().find(text).stream().map(DrugMention::drug).toList();
    return EXCHANGE.matcher(text).find() && (named.size() < 2 || named.contains(other.drug()));
  }

  /** The first kind that both drugs are of. */
  private List<Kind> kind(Drug one, Drug other) {
    return kinds.stream()
        .filter(kind -> kind.drugs().contains(one) && kind.drugs().contains(other))
        .limit(1)
        .toList();
  }

  private static GuardFinding finding(
      String id, Severity severity, List<CandidateId> about, String message, String source) {
    return new GuardFinding(id, severity, Severities.harm(severity), about, message, source);
  }

  private static String capital(Drug drug) {
    return Character.toUpperCase(drug.generic().charAt(0)) + drug.generic().substring(1);
  }
}
