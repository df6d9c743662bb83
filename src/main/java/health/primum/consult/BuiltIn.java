package health.primum.consult;

import health.primum.agent.AnswerForm;
import health.primum.agent.Fingerprint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is packaged with the program and has a part in every plan: the shapes of answers, the
 * lexicon that pools actions, and the tables of the guards. The program's code is not among it.
 */
public final class BuiltIn {
  /** Below {@code src/main/resources}; a test holds that none is missing. */
  static final List<String> TABLES =
      List.of(
          "lexicon/acts.tsv",
          "lexicon/classes.tsv",
          "lexicon/drugs.tsv",
          "lexicon/families.tsv",
          "lexicon/findings.tsv",
          "lexicon/imaging.tsv",
          "lexicon/procedures.tsv",
          "lexicon/qualifiers.tsv",
          "lexicon/relations.tsv",
          "lexicon/settings.tsv",
          "lexicon/sites.tsv",
          "lexicon/specialties.tsv",
          "lexicon/specimens.tsv",
          "lexicon/tests.tsv",
          "lexicon/therapies.tsv",
          "lexicon/topics.tsv",
          "lexicon/vaccines.tsv",
          "safety/age.tsv",
          "safety/allergy-cross.tsv",
          "safety/allergy-words.tsv",
          "safety/combinations.tsv",
          "safety/conditions-drugs.tsv",
          "safety/conditions.tsv",
          "safety/critical-actions.tsv",
          "safety/ddi-labels.tsv",
          "safety/ddi-onc-high-priority.tsv",
          "safety/dose-equivalents.tsv",
          "safety/doses.tsv",
          "safety/drugs.tsv",
          "safety/duplicates.tsv",
          "safety/monitoring.tsv",
          "safety/pincer.tsv",
          "safety/pregnancy.tsv",
          "safety/renal.tsv");

  private static final Fingerprint FINGERPRINT = read();

  private BuiltIn() {}

  /** Of all of it together. */
  public static Fingerprint fingerprint() {
    return FINGERPRINT;
  }

  private static Fingerprint read() {
    List<String> names = new ArrayList<>(TABLES);
    for (AnswerForm form : AnswerForm.values()) {
      names.add("schemas/" + form.name().toLowerCase(Locale.ROOT) + ".json");
    }
    Map<String, Fingerprint> parts = new TreeMap<>();
    names.forEach(name -> parts.put(name, one(name)));
    return Fingerprint.of(parts);
  }

  private static Fingerprint one(String name) {
    try (InputStream in = BuiltIn.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not packaged");
      }
      return Fingerprint.of(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
