package health.primum.safety.critical;

import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.consensus.CandidateId;
import health.primum.safety.drug.Drug;
import health.primum.safety.patient.Truth;
import health.primum.safety.plan.PlannedDrug;
import health.primum.safety.rule.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what in a plan sets a rule off. */
final class Causes {
  private static final Pattern CHANGES =
      Pattern.compile(
          "\\b(?:increas\\w*|rais\\w+|titrat\\w*|up-?titrat\\w*|reduc\\w*|lower\\w*|adjust\\w*|doubl\\w+|chang\\w+)\\b",
          Pattern.CASE_INSENSITIVE);

  /** What is only talked about is not done. */
  private static final Pattern TALKS =
      Pattern.compile("^(?:discuss|explain|review|ask)\\b", Pattern.CASE_INSENSITIVE);

  /** "If the surgery is delayed", "after splenectomy". */
  private static final Pattern DEPENDS =
      Pattern.compile(
          "\\b(?:if|unless|until|when|after|before|following|since|previous\\w*|history of|not|no|avoid\\w*|instead of)\\b[^.;]*$",
          Pattern.CASE_INSENSITIVE);

  private final Situation situation;
  private final List<CandidateAction> plan;

  Causes(Situation situation, List<CandidateAction> plan) {
    this.situation = situation;
    this.plan = plan;
  }

  /**
   * One action that sets a rule off.
   *
   * @param drug that it gives; empty for a procedure
   * @param with the other drug that matters; may be empty
   * @param certain whether every fact is stated; one that is not makes the rule conditional
   * @param conditional whether the drug is given under a condition or as one of several
   */
  record Cause(
      CandidateId candidate, String drug, String with, boolean certain, boolean conditional) {}

  List<Cause> of(CriticalRule rule) {
    var causes = new ArrayList<Cause>();
    if (rule.drugs().isEmpty()) {
      for (CandidateAction candidate : plan) {
        procedure(rule, candidate).ifPresent(causes::add);
      }
    }
    for (PlannedDrug planned : situation.given()) {
      drug(rule, planned).ifPresent(causes::add);
    }
    return causes;
  }

  private Optional<Cause> procedure(CriticalRule rule, CandidateAction candidate) {
    Recommendation action = candidate.action();
    boolean isDone =
        switch (action.intent()) {
          case AVOID, STOP, COUNSEL -> false;
          case START, CONTINUE, CHANGE, ORDER, REFER, MONITOR, UNKNOWN ->
              !TALKS.matcher(action.text()).find();
        };
    Optional<Drug> taken =
        situation.current().stream().filter(rule.with()::contains).sorted().findFirst();
    boolean isNamed = rule.words() == null || isDoneIn(rule.words(), action.text());
    if (!isDone || !isNamed || !fits(rule, action) || (!rule.with().isEmpty() && taken.isEmpty())) {
      return Optional.empty();
    }
    return cause(rule, null, candidate.id(), "", taken.map(Drug::generic).orElse(""), action);
  }

  private static boolean isDoneIn(Pattern words, String text) {
    Matcher m = words.matcher(text);
    while (m.find()) {
      if (!DEPENDS.matcher(text.substring(0, m.start())).find()) {
        return true;
      }
    }
    return false;
  }

  private Optional<Cause> drug(CriticalRule rule, PlannedDrug planned) {
    boolean first = rule.drugs().contains(planned.drug());
    boolean second = !rule.with().isEmpty() && rule.with().contains(planned.drug());
    if (planned.isLocal() || (!first && !second) || !isMeant(rule.when(), planned)) {
      return Optional.empty();
    }
    if (rule.with().isEmpty()) {
      return fits(rule, planned.action())
          ? cause(
              rule, planned, planned.candidate(), planned.drug().generic(), "", planned.action())
          : Optional.empty();
    }
    Optional<Drug> partner = first ? partner(rule.with(), planned) : Optional.empty();
    Optional<Drug> swapped = partner.isEmpty() && second ? taken(rule, planned) : Optional.empty();
    if ((partner.isEmpty() && swapped.isEmpty()) || !fits(rule, planned.action())) {
      return Optional.empty();
    }
    String drug = swapped.orElse(planned.drug()).generic();
    String with = partner.orElse(planned.drug()).generic();
    return cause(rule, planned, planned.candidate(), drug, with, planned.action());
  }

  /** The other drug, taken or given in the same plan. */
  private Optional<Drug> partner(health.primum.safety.drug.DrugSet with, PlannedDrug planned) {
    Optional<Drug> taken =
        situation.current().stream()
            .filter(drug -> !drug.equals(planned.drug()) && with.contains(drug))
            .sorted()
            .findFirst();
    return taken.isPresent()
        ? taken
        : situation.given().stream()
            .filter(other -> !other.isLocal() && !eitherOr(planned, other))
            .map(PlannedDrug::drug)
            .filter(drug -> !drug.equals(planned.drug()) && with.contains(drug))
            .sorted()
            .findFirst();
  }

  /** A drug of the rule that is taken already, when the plan adds its partner. */
  private Optional<Drug> taken(CriticalRule rule, PlannedDrug planned) {
    return situation.current().stream()
        .filter(drug -> !drug.equals(planned.drug()) && rule.drugs().contains(drug))
        .sorted()
        .findFirst();
  }

  private static boolean eitherOr(PlannedDrug one, PlannedDrug other) {
    return one.candidate().equals(other.candidate())
        && one.isAlternative()
        && other.isAlternative();
  }

  private boolean isMeant(CriticalRule.When when, PlannedDrug planned) {
    return switch (when) {
      case ANY -> true;
      case NEW -> situation.isNew(planned);
      case CHANGED -> situation.isNew(planned) || CHANGES.matcher(planned.action().text()).find();
    };
  }

  private static boolean fits(CriticalRule rule, Recommendation action) {
    Pattern words = rule.words();
    Pattern silence = rule.silence();
    String statement = action.statement();
    return (words == null || words.matcher(statement).find())
        && (silence == null || !silence.matcher(statement).find());
  }

  private Optional<Cause> cause(
      CriticalRule rule,
      @Nullable PlannedDrug planned,
      CandidateId candidate,
      String drug,
      String with,
      Recommendation action) {
    Truth truth = Truth.PRESENT;
    for (OrderFact fact : rule.facts()) {
      Truth one = fact.in(situation, planned);
      if (fact.mustBeStated() && one != Truth.PRESENT) {
        return Optional.empty();
      }
      truth = truth.and(one);
    }
    if (truth == Truth.ABSENT || (truth == Truth.UNKNOWN && rule.open().isEmpty())) {
      return Optional.empty();
    }
    boolean conditional =
        !action.condition().isEmpty() || (planned != null && planned.isAlternative());
    return Optional.of(new Cause(candidate, drug, with, truth == Truth.PRESENT, conditional));
  }
}
