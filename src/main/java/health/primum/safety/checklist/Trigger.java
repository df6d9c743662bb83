package health.primum.safety.checklist;

import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.fault.FaultyInput;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a checklist applies. A fact that the case does not state never rules a checklist out; a
 * stated one that does not fit does.
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
  private static final Pattern YEARS =
      Pattern.compile(
          "(?i)\\b(\\d{1,3})[\\s-]*(?:years?|yrs?|yo|y/o|y\\.o\\.)(?:[\\s-]*old)?\\b|\\b(\\d{1,3})\\s?[mf]\\b");
  private static final Pattern MONTHS =
      Pattern.compile("(?i)\\b(\\d{1,3})[\\s-]*(days?|weeks?|months?|mos?)[\\s-]*old\\b");
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
  }

  /** The phrase that fired; empty when it does not apply. */
  Optional<String> firedBy(ClinicalCase clinicalCase) {
    String text = text(clinicalCase);
    Optional<String> fired = Phrases.of(any).statedIn(text);
    var also = Phrases.of(with);
    boolean fits =
        (also.isEmpty() || also.statedIn(text).isPresent())
            && Phrases.of(none).statedIn(text).isEmpty()
            && fitsAge(clinicalCase)
            && fitsSex(clinicalCase);
    return fits ? fired : Optional.empty();
  }

  /** The narrative, the question and the stated facts, each on its own line. */
  private static String text(ClinicalCase clinicalCase) {
    PatientContext patient = clinicalCase.patient();
    Stream<String> facts =
        Stream.of(
                patient.conditions().items().stream(),
                patient.medications().items().stream().map(m -> m.name()),
                Stream.of(patient.pregnancy() == Pregnancy.PREGNANT ? "pregnant" : ""))
            .flatMap(s -> s);
    return Stream.concat(Stream.of(clinicalCase.narrative(), clinicalCase.question()), facts)
        .collect(Collectors.joining("\n"));
  }

  private boolean fitsAge(ClinicalCase clinicalCase) {
    Double age = clinicalCase.patient().ageYears();
    double years = age == null ? age(clinicalCase.narrative()) : age;
    return Double.isNaN(years)
        || ((minAge == null || years >= minAge) && (maxAge == null || years <= maxAge));
  }

  /** The first age that the narrative states; NaN where it states none. */
  static double age(String narrative) {
    Matcher months = MONTHS.matcher(narrative);
    Matcher years = YEARS.matcher(narrative);
    boolean hasYears = years.find();
    if (months.find() && (!hasYears || months.start() < years.start())) {
      int count = Integer.parseInt(months.group(1));
      return switch (Character.toLowerCase(months.group(2).charAt(0))) {
        case 'd' -> count / 365.25;
        case 'w' -> count * 7 / 365.25;
        default -> count / 12.0;
      };
    }
    return hasYears
        ? Integer.parseInt(years.group(1) == null ? years.group(2) : years.group(1))
        : Double.NaN;
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
