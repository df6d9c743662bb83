package health.primum.safety.checklist;

import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Sex;
import health.primum.fault.FaultyInput;
import health.primum.safety.patient.Person;
import health.primum.safety.patient.Range;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a checklist applies. A fact that the case does not state never rules a checklist out, but
 * that one about children needs a word for a child where no age is stated; a stated fact that does
 * not fit does.
 *
 * @param any one of these must be stated
 * @param with one of these, too, where there are any
 * @param none of these may be stated
 * @param minAge in years, or null
 * @param maxAge in years, or null
 * @param sex for which it is; UNKNOWN for any
 */
public record Trigger(
    List<String> any,
    List<String> with,
    List<String> none,
    @Nullable Double minAge,
    @Nullable Double maxAge,
    Sex sex) {
  private static final double GROWN_UP = 18;
  private static final String BABY =
      "baby|babies|infant|newborn|neonat\\w+|month[- ]old|week[- ]old|day[- ]old|breast-?fed|formula|diapers?|nursery";
  private static final Pattern INFANT = Pattern.compile("(?i)\\b(?:" + BABY + ")\\b");
  private static final Pattern CHILD =
      Pattern.compile(
          "(?i)\\b(?:"
              + BABY
              + "|child\\w*|toddler|kid|kids|son|daughter|boy|girl|pa?ediatric\\w*|preschool\\w*|school)\\b");
  private static final Pattern FEMALE =
      Pattern.compile("(?i)\\b(?:woman|female|girl|she|her|pregnant|\\d+\\s?f)\\b");
  private static final Pattern MALE =
      Pattern.compile("(?i)\\b(?:man|male|boy|he|his|\\d+\\s?m)\\b");

  public Trigger {
    any = List.copyOf(any);
    with = List.copyOf(with);
    none = List.copyOf(none);
    if (any.isEmpty()) {
      throw new FaultyInput("any", "is empty", "name the phrases that must be stated");
    }
    List.of(any, with, none).forEach(Phrases::of);
  }

  /** The phrase that fired; empty when it does not apply. */
  Optional<String> firedBy(CaseText text) {
    Optional<String> fired = Phrases.of(any).statedIn(text);
    if (fired.isEmpty() || !fitsAge(text.clinicalCase()) || !fitsSex(text.clinicalCase())) {
      return Optional.empty();
    }
    var also = Phrases.of(with);
    boolean fits =
        (also.isEmpty() || also.statedIn(text).isPresent())
            && Phrases.of(none).statedIn(text).isEmpty();
    return fits ? fired : Optional.empty();
  }

  private boolean fitsAge(ClinicalCase clinicalCase) {
    Double age = clinicalCase.patient().ageYears();
    double years = age == null ? age(clinicalCase.narrative()) : age;
    if (Double.isNaN(years)) {
      return isOfChild(clinicalCase.narrative());
    }
    return (minAge == null || years >= minAge) && (maxAge == null || years <= maxAge);
  }

  /** A rule about children needs a child: most people of no stated age are grown up. */
  private boolean isOfChild(String narrative) {
    if (maxAge == null || maxAge >= GROWN_UP) {
      return true;
    }
    return (maxAge <= 1 ? INFANT : CHILD).matcher(narrative).find();
  }

  /** The first age that the narrative states; NaN where it states none. */
  static double age(String narrative) {
    Range age = Person.firstAge(narrative);
    return age.isKnown() ? age.low() : Double.NaN;
  }

  private boolean fitsSex(ClinicalCase clinicalCase) {
    Sex stated = clinicalCase.patient().sex();
    if (sex == Sex.UNKNOWN || stated == sex) {
      return true;
    }
    if (stated != Sex.UNKNOWN) {
      return false;
    }
    boolean female = FEMALE.matcher(clinicalCase.narrative()).find();
    boolean male = MALE.matcher(clinicalCase.narrative()).find();
    return female == male || female == (sex == Sex.FEMALE);
  }
}
