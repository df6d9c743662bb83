package health.primum.consult.deliberation;

import health.primum.agent.Fingerprint;
import health.primum.agent.PromptTemplate;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.Measurement;
import health.primum.clinical.patient.PatientContext;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Fills a prompt with a case. The case stands between fences with a random mark, so that nothing
 * written in a record can close them and speak as the instructions do. Thread-safe when its random
 * generator is.
 */
public final class Prompting {
  /** The places a template may have. */
  public static final List<String> PLACES = List.of("case", "question", "patient");

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(.*?)\\s*}}");
  private final RandomGenerator random;

  public Prompting(RandomGenerator random) {
    this.random = random;
  }

  /** The places a template uses, known or not. */
  public static List<String> placesIn(String body) {
    return PLACE.matcher(body).results().map(place -> place.group(1)).distinct().toList();
  }

  /**
   * A user message.
   *
   * @param text as it is sent
   * @param content fingerprint of the same without the random mark of its fences
   */
  public record Filled(String text, Fingerprint content) {}

  /**
   * The user message for a case.
   *
   * @param more texts for further places of the template, by place
   */
  public Filled fill(PromptTemplate template, ClinicalCase clinicalCase, Map<String, String> more) {
    String mark = HexFormat.of().toHexDigits(random.nextLong());
    return new Filled(
        message(template, clinicalCase, more, mark),
        Fingerprint.of(message(template, clinicalCase, more, "mark")));
  }

  private static String message(
      PromptTemplate template, ClinicalCase clinicalCase, Map<String, String> more, String mark) {
    Map<String, String> values = new HashMap<>();
    values.put("case", fenced("case", mark, clinicalCase.narrative()));
    values.put(
        "question",
        clinicalCase.question().isEmpty() ? "" : fenced("question", mark, clinicalCase.question()));
    values.put("patient", fenced("patient", mark, facts(clinicalCase.patient())));
    more.forEach((place, text) -> values.put(place, fenced(place, mark, text)));
    String message =
        PLACE
            .matcher(template.body())
            .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
    return message.strip() + leftOut(template, clinicalCase, values);
  }

  /** A question or facts that the template has no place for are sent all the same. */
  private static String leftOut(
      PromptTemplate template, ClinicalCase clinicalCase, Map<String, String> values) {
    List<String> places = placesIn(template.body());
    boolean facts = !clinicalCase.patient().equals(PatientContext.unknown());
    return (facts && !places.contains("patient") ? "\n\n" + values.get("patient") : "")
        + (clinicalCase.question().isEmpty() || places.contains("question")
            ? ""
            : "\n\n" + values.get("question"));
  }

  private static String fenced(String what, String mark, String text) {
    return "<%s-%s>\n%s\n</%s-%s>".formatted(what, mark, text, what, mark);
  }

  private static String facts(PatientContext patient) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Age", patient.ageYears() == null ? "unknown" : plain(patient.ageYears()) + " years");
    facts.put("Sex", word(patient.sex()));
    facts.put("Pregnancy", word(patient.pregnancy()));
    facts.put("Conditions", list(patient.conditions(), text -> text));
    facts.put(
        "Medications", list(patient.medications(), m -> (m.name() + " " + m.dosage()).strip()));
    facts.put(
        "Allergies",
        list(
            patient.allergies(),
            a ->
                a.reaction().isEmpty()
                    ? a.substance()
                    : a.substance() + " (" + a.reaction() + ")"));
    facts.put("Laboratory results", list(patient.labs(), Prompting::measured));
    facts.put("Vital signs", list(patient.vitals(), Prompting::measured));
    return facts.entrySet().stream()
        .map(fact -> fact.getKey() + ": " + fact.getValue())
        .collect(Collectors.joining("\n"));
  }

  private static <T> String list(Listed<T> facts, Function<T, String> words) {
    if (facts.items().isEmpty()) {
      return facts.stated() ? "none" : "unknown";
    }
    return facts.items().stream().map(words).collect(Collectors.joining("; "));
  }

  private static String measured(Measurement measurement) {
    return (measurement.name() + " " + plain(measurement.value()) + " " + measurement.unit())
        .strip();
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.valueOf((long) value)
        : String.valueOf(value);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
