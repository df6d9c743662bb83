package health.primum.safety.critical;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.safety.drug.Drug;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.plan.PlanReader;
import health.primum.safety.plan.PlannedDrug;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pool and its case say already. A safeguard counts as said where an action asks for it in
 * any words of its row, and not where the action forbids or cancels it.
 */
final class Said {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  private static final Pattern CANCELS =
      Pattern.compile(
          "\\b(?:no|not|without|never|don['’]t|defer\\w*|skip\\w*|omit\\w*|unnecessary|stop\\w*|discontinu\\w*|hold\\w*|cease"
              + "|avoid\\w*|withh\\w+|instead of|rather than|cancel\\w*)"
              + "(?:\\s+(?!and\\b|then\\b|but\\b|if\\b|when\\b|unless\\b|until\\b|before\\b|only\\b)[\\w-]+){0,3}\\s*$",
          FLAGS);
  private static final Pattern CANCELLED_AFTER =
      Pattern.compile(
          "^[^.;,]{0,30}\\b(?:(?:is|are|was|were|has|have) (?:not|no longer|never|unnecessary)\\b|not (?:needed|necessary|required|indicated|done|checked)"
              + "|unnecessary\\b|no longer needed)",
          FLAGS);
  private static final Pattern LATER =
      Pattern.compile(
          "\\b(?:monitor\\w*|re-?check\\w*|repeat\\w*|follow[- ]?up|every|week(?:s|ly)?|month(?:s|ly)?|days?|daily|period\\w*|serial|regular\\w*"
              + "|after|trend|annual\\w*|yearly|each|surveil\\w+|interval\\w*|titrat\\w*|ongoing|again|throughout|during)\\b",
          FLAGS);

  /** In a rationale a test is asked for only where a verb says so. */
  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(?:monitor\\w*|check\\w*|order\\w*|obtain\\w*|measur\\w*|start\\w*|add|give|co-?prescrib\\w*|with|include\\w*|ensur\\w*|counsel\\w*|advis\\w*|teach|offer)\\b",
          FLAGS);

  /** A result that is wanting is no result. */
  private static final Pattern WANTING =
      Pattern.compile(
          "\\b(?:not|never|no recent|pending|unknown|needs?|should|due|overdue|unavailable|yet|if|whether|before starting|await\\w*)\\b|\\?",
          FLAGS);

  private final List<Recommendation> actions;
  private final Set<Drug> given = new HashSet<>();
  private final Set<Drug> current;
  private final List<String> caseSentences;

  Said(PatientFacts facts, Set<Drug> current, List<CandidateAction> pool) {
    this.actions = pool.stream().map(CandidateAction::action).toList();
    this.current = current;
    this.caseSentences = List.of(facts.text().split("(?<=[.!?;])\\s+|\\n", -1));
    for (PlannedDrug planned : PlanReader.read(pool).given()) {
      given.add(planned.drug());
    }
  }

  /** Those of the needs that nothing says. */
  List<Need> unmet(List<Need> needs) {
    var unmet = new ArrayList<Need>();
    for (Need need : needs) {
      if (!isMet(need)) {
        unmet.add(need);
      }
    }
    return unmet;
  }

  private boolean isMet(Need need) {
    Safeguard safeguard = need.safeguard();
    return current.stream().anyMatch(safeguard.drugs()::contains)
        || given.stream().anyMatch(safeguard.drugs()::contains)
        || actions.stream().anyMatch(action -> isAsked(need, action))
        || (need.inCase() && isInCase(safeguard));
  }

  private static boolean isAsked(Need need, Recommendation action) {
    Pattern words = need.safeguard().words();
    boolean stated = asks(words, action.statement());
    boolean detail = ASKS.matcher(action.rationale()).find() && asks(words, action.rationale());
    if (!stated && !detail) {
      return false;
    }
    return !need.later()
        || action.intent() == Intent.MONITOR
        || LATER.matcher(action.statement() + " " + (detail ? action.rationale() : "")).find();
  }

  private static boolean asks(Pattern words, String text) {
    Matcher m = words.matcher(text);
    while (m.find()) {
      int from = Math.max(0, m.start() - 80);
      String before = text.substring(from, m.start());
      String after = text.substring(m.end(), Math.min(text.length(), m.end() + 60));
      if (!CANCELS.matcher(before).find() && !CANCELLED_AFTER.matcher(after).find()) {
        return true;
      }
    }
    return false;
  }

  private boolean isInCase(Safeguard safeguard) {
    return caseSentences.stream()
        .anyMatch(s -> safeguard.words().matcher(s).find() && !WANTING.matcher(s).find());
  }
}
