package health.primum.web.asked;

import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Allergy;
import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.Measurement;
import health.primum.clinical.patient.Medication;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.web.asked.ConsultBody.CaseBody;
import health.primum.web.asked.ConsultBody.PatientBody;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Turns what was asked over HTTP into the words of the core. */
final class ConsultMapping {
  private ConsultMapping() {}

  static ClinicalCase clinicalCase(@Nullable CaseBody body) {
    if (body == null) {
      throw new FaultyInput("case", "is missing", "send case.narrative");
    }
    if (body.narrative() == null) {
      throw new FaultyInput("case.narrative", "is missing", "describe the case in words");
    }
    return new ClinicalCase(
        new CaseId(body.id() == null ? "case" : body.id()),
        body.narrative(),
        orEmpty(body.question()),
        body.patient() == null ? PatientContext.unknown() : patient(body.patient()));
  }

  private static PatientContext patient(PatientBody body) {
    return new PatientContext(
        body.ageYears(),
        word("case.patient.sex", body.sex(), Sex.UNKNOWN),
        word("case.patient.pregnancy", body.pregnancy(), Pregnancy.UNKNOWN),
        listed("case.patient.conditions", body.conditions(), (field, text) -> text),
        listed(
            "case.patient.medications",
            body.medications(),
            (field, m) -> new Medication(needed(field + ".name", m.name()), orEmpty(m.dosage()))),
        listed(
            "case.patient.allergies",
            body.allergies(),
            (field, a) ->
                new Allergy(needed(field + ".substance", a.substance()), orEmpty(a.reaction()))),
        listed("case.patient.labs", body.labs(), ConsultMapping::measurement),
        listed("case.patient.vitals", body.vitals(), ConsultMapping::measurement));
  }

  private static Measurement measurement(String field, ConsultBody.MeasurementBody body) {
    if (body.value() == null) {
      throw new FaultyInput(field + ".value", "is missing", "give it a number");
    }
    return new Measurement(
        needed(field + ".name", body.name()), body.value(), orEmpty(body.unit()));
  }

  /** Maps a list, naming the place of an item that cannot be taken. */
  private static <T, R> Listed<R> listed(
      String field, @Nullable List<T> items, BiFunction<String, T, R> mapping) {
    if (items == null) {
      return Listed.unknown();
    }
    var mapped = new ArrayList<R>();
    for (int i = 0; i < items.size(); i++) {
      String place = field + "[" + i + "]";
      T item = items.get(i);
      if (item == null) {
        throw new FaultyInput(place, "is null", "remove it");
      }
      try {
        mapped.add(mapping.apply(place, item));
      } catch (FaultyInput faulty) {
        throw new FaultyInput(faulty.faults().stream().map(f -> placed(place, f)).toList());
      }
    }
    return Listed.of(mapped);
  }

  private static Fault placed(String place, Fault fault) {
    boolean alreadyPlaced = fault.where().startsWith(place);
    String where = alreadyPlaced ? fault.where() : place + fault.where().replaceFirst("^[^.]*", "");
    return Fault.of(where, fault.what(), fault.remedy());
  }

  private static <E extends Enum<E>> E word(String field, @Nullable String text, E unknown) {
    if (text == null) {
      return unknown;
    }
    E[] all = unknown.getDeclaringClass().getEnumConstants();
    return Arrays.stream(all)
        .filter(value -> wire(value).equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultyInput(
                    field,
                    "is not a known value",
                    "use one of " + Arrays.stream(all).map(ConsultMapping::wire).toList()));
  }

  private static String wire(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String needed(String field, @Nullable String text) {
    if (text == null) {
      throw new FaultyInput(field, "is missing", "give it a text");
    }
    return text;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
