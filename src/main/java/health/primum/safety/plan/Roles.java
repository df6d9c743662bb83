package health.primum.safety.plan;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.safety.drug.DrugMention;
import health.primum.safety.drug.Lexicon;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an action does with one drug that it names, by the last cue before the name. */
final class Roles {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;

  /** What becomes of a drug. */
  enum Role {
    GIVEN,
    CONTINUED,
    STOPPED,
    MENTIONED
  }

  private static final Pattern CUE =
      Pattern.compile(
          "\\b(?:"
              + "(?<give>start\\w*|begin\\w*|initiat\\w+|give|giving|given|administer\\w*|prescrib\\w+|add|adding|added|restart\\w*|resum\\w+|reinitiat\\w+|use|using|treat(?:ed|ment|ing)?(?: \\w+)? with"
              + "|therapy with|bridg\\w+ with|load(?:ing)?(?: \\w+)? with|switch\\w* (?:\\w+ )?to|order|offer|provide|dispense|trial of|course of|empiric\\w*|apply|supplement\\w*(?: with)?|prophylaxis with|premedicat\\w+ with|followed by|then|prefer\\w*|consider\\w*|recommend\\w*)"
              + "|(?<keep>continu\\w+|keep|maintain\\w*|increas\\w+|titrat\\w+|uptitrat\\w+|escalat\\w+|optimi[sz]\\w+)"
              + "|(?<stop>stop\\w*|discontinu\\w+|hold|holding|withh\\w+|cease|cessation of|avoid\\w*|withdraw\\w*|instead of|rather than|in place of|in lieu of|not|no|never|without|except|off|remove|removing"
              + "|postpone|defer\\w*|delay\\w*|suspend\\w*|cancel|against|contraindicated|refrain\\w*|neither|nor|wean\\w*)"
              + "|(?<other>monitor\\w*|check\\w*|measure\\w*|levels?|review\\w*|reconcil\\w+|discuss\\w*|ask|counsel\\w*|educat\\w+|while|during|after|before|because|due to|despite|history of|caused by|from|about|regarding"
              + "|response to|fails?|failed|failure of|intoleran\\w+|allerg\\w+|sensitiv\\w+|effects? of|side effects|toxicity|reduc\\w+|decreas\\w+|lower\\w*|taper\\w*|deprescrib\\w+|minimi[sz]\\w+|limit\\w*|versus|vs|than|until|given (?:her|his|the)|on (?:her|his|current)|adjust\\w*|dos(?:e|ing) of"
              + "|respond\\w* to|refractory to|resistan\\w+ to|unresponsive to|candidacy for|eligibility for|risks? of|benefits? of|role of|evaluat\\w+|assess\\w*|test\\w*|screen\\w*|refer\\w*|if (?:on|taking|already))"
              + ")\\b|n['’]t\\b",
          FLAGS);
  private static final Pattern ONLY_MENTIONED =
      Pattern.compile(
          "^(?:[ -]*(?:induced|associated|related|resistan\\w+|sensitiv\\w+|allerg\\w+|levels?|concentrations?|trough|toxicity|overdose|clearance|washout|deficien\\w+|exposure"
              + "|desensiti\\w+|skin test\\w*|challenge|use\\b|stud(?:y|ies)|antibod\\w+|assay|immunoassay|flush\\w*|absorption|losses|stores|overload|panel|saturation|metabolism|prescriptions?|monitoring|interaction)\\b"
              + "|[^.;]{0,40}\\b(?:(?:is|are) (?:contraindicated|not)|should (?:not|never)|must not|was|were|has been|have been|had been)\\b)",
          FLAGS);
  private static final Pattern STOPPED_AFTER =
      Pattern.compile(
          "^[^.;,]{0,40}\\b(?:should|must|needs? to|to|will) be (?:stopped|held|avoided|discontinued|withheld|withdrawn)\\b",
          FLAGS);
  private static final Pattern RECEIVED_AFTER =
      Pattern.compile(
          "^[^.;]{0,40}\\b(?:is|are|was|were|should be|be) (?:also )?(?:prescribed|administered|given|started|recommended|initiated|required|begun|continued)\\b",
          FLAGS);
  private static final Pattern EXCHANGE =
      Pattern.compile(
          "\\b(?:replac\\w+|switch\\w*|chang\\w+|convert\\w*|transition\\w*|rotat\\w+)\\b", FLAGS);
  private static final Pattern TO = Pattern.compile("\\b(?:with|to|by|for)\\s+(?!\\d)", FLAGS);
  private static final Pattern JOINS = Pattern.compile("[,;.:]|\\b(?:and|then|but)\\b", FLAGS);

  /** Cues further away than this many characters govern another drug. */
  private static final int REACH = 400;

  private Roles() {}

  static Role of(Recommendation action, DrugMention mention) {
    String text = action.text();
    int to = Math.min(text.length(), mention.end() + 100);
    String after = text.substring(mention.end(), to);
    if (STOPPED_AFTER.matcher(after).find()) {
      return Role.STOPPED;
    }
    boolean received = RECEIVED_AFTER.matcher(after).find();
    if (ONLY_MENTIONED.matcher(after).find() && !received) {
      return Role.MENTIONED;
    }
    if (action.intent() == Intent.CHANGE && EXCHANGE.matcher(text).find()) {
      return exchanged(text, mention);
    }
    int from = Math.max(0, mention.start() - REACH);
    return lastCue(action, text.substring(from, mention.start()), received);
  }

  /** "Replace A with B", "change A to B", "switch from A to B", but "change A to 20 mg". */
  private static Role exchanged(String text, DrugMention mention) {
    Matcher verb = EXCHANGE.matcher(text);
    if (!verb.find() || verb.start() > mention.start()) {
      return Role.MENTIONED;
    }
    String between = text.substring(verb.end(), mention.start());
    if (TO.matcher(between).find()) {
      return between.matches("(?is).*\\b(?:not|avoid|stop|after|than|off)\\b.*")
          ? Role.MENTIONED
          : Role.GIVEN;
    }
    String after = text.substring(mention.end(), Math.min(text.length(), mention.end() + REACH));
    boolean another = !Lexicon.shipped().find(after).isEmpty();
    return another && TO.matcher(after).find() ? Role.STOPPED : Role.CONTINUED;
  }

  private static Role lastCue(Recommendation action, String before, boolean received) {
    Matcher cue = CUE.matcher(before);
    Role role = null;
    int end = 0;
    while (cue.find()) {
      Role next = role(cue);
      boolean negated =
          role == Role.STOPPED
              && next != Role.STOPPED
              && !JOINS.matcher(before.substring(end, cue.start())).find();
      role = negated ? Role.STOPPED : next;
      end = cue.end();
    }
    if (role == null || (role == Role.MENTIONED && received)) {
      return byIntent(action, before, received);
    }
    boolean advises = action.intent() == Intent.COUNSEL || action.intent() == Intent.AVOID;
    return advises && role != Role.STOPPED && !opensAfter(before) ? Role.MENTIONED : role;
  }

  /** In "avoid A; give B" the advice against A does not reach B. */
  private static boolean opensAfter(String before) {
    return before.matches("(?is).*[;.]\\s*(?:start|give|use|prescribe|add)\\b.*")
        || before.matches("(?is).*\\band (?:start|give|use|prescribe|add|begin)\\b.*");
  }

  private static Role role(Matcher cue) {
    if (cue.group("give") != null) {
      return Role.GIVEN;
    }
    if (cue.group("keep") != null) {
      return Role.CONTINUED;
    }
    return cue.group("other") != null ? Role.MENTIONED : Role.STOPPED;
  }

  /** Without a cue the action's own intent tells: "Amoxicillin 500 mg three times daily". */
  private static Role byIntent(Recommendation action, String before, boolean received) {
    boolean opens = before.length() <= 40 || received;
    return switch (action.intent()) {
      case START -> opens ? Role.GIVEN : Role.MENTIONED;
      case CONTINUE, CHANGE -> opens ? Role.CONTINUED : Role.MENTIONED;
      case STOP, AVOID -> Role.STOPPED;
      case ORDER -> Role.GIVEN;
      case UNKNOWN ->
          opens && (action.category() == Category.MEDICATION || received)
              ? Role.GIVEN
              : Role.MENTIONED;
      case REFER, COUNSEL, MONITOR -> Role.MENTIONED;
    };
  }
}
