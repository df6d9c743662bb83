package health.primum.consensus.action.compare;

import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.consensus.action.Act;
import health.primum.consensus.action.DifferenceKind;
import health.primum.consensus.action.Opposed;
import health.primum.consensus.action.Reading;
import health.primum.consensus.action.Veto;
import health.primum.consensus.lexicon.Concept;
import health.primum.consensus.lexicon.Families;
import health.primum.consensus.lexicon.Kind;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether one action withholds what another gives: start and stop, order and avoid, admit and send
 * home. A withheld class covers what belongs to it, and to withhold always covers to give in some
 * event.
 */
final class Opposition {
  private static final Set<Act> GIVES =
      EnumSet.of(
          Act.START, Act.RESUME, Act.CONTINUE, Act.INCREASE, Act.ORDER, Act.CHECK, Act.REFER);
  private static final List<DifferenceKind> RESTRICTS =
      List.of(
          DifferenceKind.DOSE,
          DifferenceKind.ROUTE,
          DifferenceKind.FREQUENCY,
          DifferenceKind.DURATION);
  private static final List<Veto> PLACES =
      List.of(Veto.SITE, Veto.SIDE, Veto.SPECIMEN, Veto.CONTRAST, Veto.QUALIFIER);
  private static final int SHORT = 60;
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern MEDIUM =
      Pattern.compile(
          "\\b(?:(?:iodinated|iv|intravenous) contrast|contrast media|gadolinium)\\b", FLAGS);
  private static final Pattern ADMITS =
      Pattern.compile("^\\W*(?:urgently |immediately )?(?:admit|hospitali[sz]e)\\b", FLAGS);
  private static final Pattern SENDS_HOME =
      Pattern.compile(
          "^\\W*(?:(?:discharge|send)(?: the patient| her| him| them)?(?: to)? home\\b|discharge\\W*$|manage (?:her |him )?as an? outpatient)",
          FLAGS);
  private static final Pattern DENIED =
      Pattern.compile(
          "^[^.;:,]{2,60}\\b(?:(?:is|are) (?:not (?:indicated|needed|recommended|required|advised)|contraindicated)|should (?:not|never) be|should be (?:avoided|stopped|held|discontinued|withheld))\\b",
          FLAGS);
  private static final Pattern LATER =
      Pattern.compile("\\b(?:if|when|once|after|until|unless|before)\\b", FLAGS);

  private Opposition() {}

  /** One action with what is asked of it. */
  record Side(Recommendation action, Reading reading, Withheld withheld) {}

  static Opposed of(Side a, Side b) {
    if (isApart(a, b) || isApart(b, a) || isMoreAndLess(a.reading(), b.reading())) {
      return Opposed.YES;
    }
    Opposed one = givenAndWithheld(a, b);
    return one == Opposed.NO ? givenAndWithheld(b, a) : one;
  }

  private static boolean isApart(Side in, Side home) {
    return ADMITS.matcher(in.action().text()).find()
        && SENDS_HOME.matcher(home.action().text()).find()
        && !LATER.matcher(in.action().statement()).find()
        && !LATER.matcher(home.action().statement()).find();
  }

  private static boolean isMoreAndLess(Reading a, Reading b) {
    boolean opposed =
        (a.act() == Act.INCREASE && b.act() == Act.DECREASE)
            || (a.act() == Act.DECREASE && b.act() == Act.INCREASE);
    return opposed
        && !a.subjects().isEmpty()
        && !b.subjects().isEmpty()
        && Comparison.of(a, b.as(a.act())).isOneAction();
  }

  private static Opposed givenAndWithheld(Side giving, Side withholding) {
    Reading given = giving.reading();
    Withheld withheld = withholding.withheld();
    if (isOnlySaid(giving.action())
        || withholding.action().intent() == Intent.UNKNOWN
        || Withheld.isOpenly(giving.action())
        || !(Withheld.isOpenly(withholding.action()) || isDeniedLater(withholding.action()))
        || !GIVES.contains(given.act())
        || !Withheld.withholds(withholding.reading())
        || withheld.benign()
        || !isOfOneThing(giving, withholding)
        || isElsewhere(given, withheld.reading())
        || !isInThatEvent(given, withholding.reading())) {
      return Opposed.NO;
    }
    if (withheld.temporary() && !isNow(giving)) {
      return Opposed.NO;
    }
    boolean drug = withheld.reading().subjects().stream().anyMatch(s -> s.kind().isTreatment());
    boolean whole =
        isMedium(giving, withholding) || given.words().containsAll(withheld.reading().words());
    if (withheld.limited() && !withheld.temporary()) {
      return Opposed.NO;
    }
    if (whole || withheld.temporary()) {
      return Opposed.YES;
    }
    return drug ? Opposed.PERHAPS : Opposed.NO;
  }

  /** A long sentence without an order tells something. */
  private static boolean isOnlySaid(Recommendation action) {
    return action.intent() == Intent.UNKNOWN && action.text().length() > SHORT;
  }

  /** "MRI is not indicated". */
  private static boolean isDeniedLater(Recommendation action) {
    return DENIED.matcher(action.text()).find();
  }

  private static boolean isOfOneThing(Side giving, Side withholding) {
    Reading given = giving.reading();
    Reading withheld = withholding.withheld().reading();
    if (isMedium(giving, withholding)) {
      return true;
    }
    if (given.subjects().isEmpty() && withheld.subjects().isEmpty()) {
      return withheld.words().size() > 1
          && given.words().containsAll(withheld.words())
          && given.words().size() <= withheld.words().size() + 1;
    }
    for (Concept subject : given.subjects()) {
      for (Concept other : withheld.subjects()) {
        boolean topic = other.kind() == Kind.TOPIC && !given.words().equals(withheld.words());
        boolean home = other.name().equals("discharge");
        if ((!topic || home) && Families.of(subject).contains(other.name())) {
          return true;
        }
      }
    }
    return false;
  }

  /** A picture with contrast, where contrast is withheld. */
  private static boolean isMedium(Side giving, Side withholding) {
    return giving.reading().where(Veto.CONTRAST).contains("with")
        && giving.reading().subjects().stream().anyMatch(s -> s.kind() == Kind.IMAGING)
        && withholding.reading().subjects().stream().noneMatch(s -> s.kind() == Kind.IMAGING)
        && MEDIUM.matcher(withholding.action().text()).find();
  }

  /** Withheld here and given there, or withheld in one dose or by one route and given otherwise. */
  private static boolean isElsewhere(Reading given, Reading withheld) {
    boolean place =
        PLACES.stream()
            .anyMatch(
                veto ->
                    !withheld.where(veto).isEmpty()
                        && !given.where(veto).containsAll(withheld.where(veto))
                        && !(veto == Veto.CONTRAST && given.where(veto).contains("with")));
    return place
        || RESTRICTS.stream()
            .anyMatch(
                kind ->
                    withheld.said().containsKey(kind)
                        && !withheld.said().get(kind).equals(given.said().get(kind)));
  }

  private static boolean isInThatEvent(Reading given, Reading withheld) {
    return withheld.event().isAlways() || withheld.event().equals(given.event());
  }

  private static boolean isNow(Side giving) {
    String said = giving.reading().said().getOrDefault(DifferenceKind.URGENCY, "");
    return EnumSet.of(Act.CONTINUE, Act.INCREASE).contains(giving.reading().act())
        || giving.action().urgency() == Urgency.EMERGENT
        || new HashSet<>(List.of("now", "emergent")).contains(said);
  }
}
