package health.primum.safety.plan;

import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.consensus.CandidateAction;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.DrugMention;
import health.primum.safety.drug.Lexicon;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads which drugs an action gives, which it takes away and which it only mentions. In doubt a
 * drug is only mentioned, and no guard speaks.
 */
public final class PlanReader {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern LOCAL =
      Pattern.compile(
          "\\b(?:topical(?:ly)?|gel|cream|ointment|lotion|foam|shampoo|eye ?drops?|ophthalmic|ear ?drops?|otic|nasal|intranasal"
              + "|nasal spray|inhal\\w+|nebuli[sz]\\w+|vaginal(?:ly)?|mouthwash|intravitreal|intra-articular)\\b",
          FLAGS);

  /** Of these forms a drug acts where it is put only if it is meant to. */
  private static final Pattern PATCH = Pattern.compile("\\bpatch(?:es)?\\b", FLAGS);

  private static final Pattern NASAL = Pattern.compile("\\b(?:intra)?nasal(?:ly)?\\b", FLAGS);
  private static final List<String> ACTS_THROUGH_THE_NOSE =
      List.of("opioid", "triptan", "ergot", "benzodiazepine");
  private static final Pattern SYSTEMIC =
      Pattern.compile(
          "\\b(?:oral(?:ly)?|by mouth|PO|intravenous(?:ly)?|IV|IM|subcutaneous(?:ly)?)\\b", FLAGS);

  private static final Pattern EITHER =
      Pattern.compile(
          "[^.;]{0,80}(?:\\bor\\b|/|\\balternatively\\b)[^.;]{0,80}", FLAGS | Pattern.DOTALL);
  private static final Pattern DEPENDS =
      Pattern.compile(
          "\\b(?:if|unless|provided|once|after|when|until|only|assuming|pending|exclud\\w+|ruled out|confirm\\w*|negative|check\\w*|ensur\\w+)\\b[^.;]*$",
          FLAGS);

  /** What a plan does with drugs. */
  public record Reading(List<PlannedDrug> given, Set<Drug> stopped) {
    public Reading {
      given = List.copyOf(given);
      stopped = Set.copyOf(stopped);
    }
  }

  private PlanReader() {}

  public static Reading read(List<CandidateAction> plan) {
    var given = new ArrayList<PlannedDrug>();
    Set<Drug> stopped = new HashSet<>();
    for (CandidateAction candidate : plan) {
      Recommendation action = candidate.action();
      String text = action.text();
      List<DrugMention> mentions = Lexicon.shipped().find(text);
      for (DrugMention mention : mentions) {
        Roles.Role role = Roles.of(action, mention);
        switch (role) {
          case STOPPED -> stopped.add(mention.drug());
          case MENTIONED -> {}
          case GIVEN, CONTINUED -> {
            if (isOf(action, mention.drug())) {
              given.add(planned(candidate, mention, mentions, role == Roles.Role.CONTINUED));
            }
          }
        }
      }
    }
    given.forEach(planned -> stopped.remove(planned.drug()));
    return new Reading(given, stopped);
  }

  /** Tests and visits give no drug but a contrast agent. */
  private static boolean isOf(Recommendation action, Drug drug) {
    boolean test =
        action.intent() == Intent.ORDER
            || action.intent() == Intent.MONITOR
            || action.intent() == Intent.REFER
            || action.category() == Category.DIAGNOSTIC;
    boolean contrast = drug.is("contrast-iodinated") || drug.is("gadolinium");
    return contrast ? test : !test || action.category() == Category.MEDICATION;
  }

  private static PlannedDrug planned(
      CandidateAction candidate, DrugMention mention, List<DrugMention> all, boolean continued) {
    Recommendation action = candidate.action();
    String text = action.text();
    boolean alternative =
        all.stream()
            .anyMatch(other -> !other.equals(mention) && areAlternatives(text, mention, other));
    return new PlannedDrug(
        candidate.id(),
        action,
        mention.drug(),
        mention.start(),
        mention.end(),
        isLocal(text, mention),
        alternative,
        continued);
  }

  private static boolean areAlternatives(String text, DrugMention a, DrugMention b) {
    int from = Math.min(a.end(), b.end());
    int to = Math.max(a.start(), b.start());
    return from <= to && to - from <= 170 && EITHER.matcher(text.substring(from, to)).matches();
  }

  private static boolean isLocal(String text, DrugMention mention) {
    int from = Math.max(0, mention.start() - 30);
    int to = Math.min(text.length(), mention.end() + 40);
    String near = text.substring(from, to);
    Drug drug = mention.drug();
    boolean throughTheNose =
        NASAL.matcher(near).find() && ACTS_THROUGH_THE_NOSE.stream().anyMatch(drug::is);
    boolean local = LOCAL.matcher(near).find() || (drug.is("nsaid") && PATCH.matcher(near).find());
    return local && !throughTheNose && !SYSTEMIC.matcher(near).find();
  }

  /** Whether an action's own words make it depend on what a pattern names ("unless pregnant"). */
  public static boolean isConditionalOn(Recommendation action, Pattern topic) {
    String statement = action.statement();
    Matcher m = topic.matcher(statement);
    while (m.find()) {
      String before = statement.substring(Math.max(0, m.start() - 80), m.start());
      if (DEPENDS.matcher(before).find()) {
        return true;
      }
    }
    return false;
  }
}
