package health.primum.safety.patient;

import health.primum.clinical.patient.Allergy;
import health.primum.clinical.patient.PatientContext;
import health.primum.safety.drug.Drug;
import health.primum.safety.drug.DrugMention;
import health.primum.safety.drug.Lexicon;
import health.primum.safety.drug.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads allergies: only of the patient, only stated ones. */
final class AllergyReader {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern NONE =
      Pattern.compile(
          "\\b(?:NKDA|NKA|no (?:known |reported |history of )?(?:drug |medication |medicine )?allerg(?:y|ies)"
              + "|no known drug or food allergies|no history of (?:drug |medication )?allerg(?:y|ies)|denies (?:any )?(?:drug |medication |known )?allergies"
              + "|allergies:?\\s*(?:none|no known|NKDA|denies|nil)|not (?:\\w+ )?allergic to|without (?:any |known |drug |medication )*allergies)\\b",
          FLAGS);

  /** What follows names the allergen. */
  private static final Pattern TO =
      Pattern.compile(
          "\\b(?:allerg(?:y|ies|ic)|hypersensitiv\\w+|anaphyla\\w+|intoleran\\w+)\\s*(?:reactions?\\s*)?(?:to|of|from|after|with|include[sd]?|:)\\s*([^.;]{2,120})"
              + "|\\ballergies\\s*(?:-|–)\\s*([^.;]{2,120})"
              + "|\\b(?:reacts?|reacted|adverse reactions?)\\s+(?:\\w+ )?to\\s+([^.;]{2,60})"
              + "|\\b(?:ADRs?|adverse (?:drug )?reactions|drug reactions|intolerances?)\\s*:\\s*([^.;]{2,120})"
              + "|\\b(\\p{L}[\\w/-]+)\\s+(?:causes?|caused|gives?|gave)\\s+(?:(?:him|her|me|them|the patient|a|an|severe|facial|lip|tongue)\\s+){0,4}(?:anaphyla\\w+|hives|angioedema|rash|urticaria|swelling)"
              + "|\\b(?:anaphyla\\w+|hives|angioedema|rash|urticaria)\\s+(?:to|from|with|on|after (?:taking|receiving))\\s+([^.;,]{2,60})",
          FLAGS);

  /** What precedes names it: "penicillin allergy", "penicillin-allergic". */
  private static final Pattern OF =
      Pattern.compile(
          "([\\w/-]+(?:(?:, and|,| and| or) [\\w/-]+){1,3}|[\\w/-]+(?: [\\w/-]+)?)[ -](?:allerg(?:y|ies|ic)|anaphylaxis)\\b",
          FLAGS);

  /** Without any of these words a sentence says nothing of allergies. */
  private static final Pattern TOPIC =
      Pattern.compile(
          "allerg|NKA|NKDA|hypersens|anaphyla|intoleran|react|ADR|hives|angioedema|rash|urticaria|swelling",
          FLAGS);

  private static final Pattern INTOLERANCE =
      Pattern.compile(
          "\\b(?:nausea|vomit\\w*|upset|GI|stomach|diarrh\\w+|cough|headache|dizz\\w+|myalgia|muscle (?:aches?|pain)|intoleran\\w+|constipation|drows\\w+|itching only)\\b",
          FLAGS);
  private static final Pattern ALLERGIC =
      Pattern.compile(
          "\\b(?:anaphyla\\w+|hives|urticaria|rash|angioedema|swelling|SJS|Stevens|TEN|DRESS|wheez\\w+|bronchospasm)\\b",
          FLAGS);

  /** After "no known allergies": what there is nevertheless. */
  private static final Pattern BUT =
      Pattern.compile("\\b(?:except|other than|apart from|aside from|besides|but)\\b(.*)", FLAGS);

  /** A list of allergies that names no drug is a list nevertheless. */
  private static final Pattern LISTED =
      Pattern.compile(
          "\\ballergies:\\s*(?!unknown|not |unable|\\?|n/a)\\p{L}|\\ballergic to \\p{L}", FLAGS);

  private static final Map<String, Pattern> GROUPS = groups();

  private final PatientContext patient;
  private final List<String> sentences;

  AllergyReader(PatientContext patient, List<String> sentences) {
    this.patient = patient;
    this.sentences = sentences;
  }

  private static Map<String, Pattern> groups() {
    Map<String, Pattern> groups = new LinkedHashMap<>();
    for (List<String> row : Table.read("allergy-words", 2)) {
      groups.put(
          row.getFirst(),
          Pattern.compile("(?<![\\p{L}\\d])(?:" + row.get(1) + ")(?![\\p{L}\\d])", FLAGS));
    }
    return groups;
  }

  Allergies read() {
    var items = new ArrayList<Allergies.Item>();
    boolean stated = patient.allergies().stated();
    for (Allergy allergy : patient.allergies().items()) {
      boolean mild = isIntolerance(allergy.reaction());
      add(allergy.substance(), mild, items);
    }
    for (String sentence : sentences) {
      if (!TOPIC.matcher(sentence).find()) {
        continue;
      }
      Matcher none = NONE.matcher(sentence);
      if (none.find()) {
        stated |= !family(sentence, none.start());
        Matcher but = BUT.matcher(sentence).region(none.end(), sentence.length());
        if (but.find()) {
          add(but.group(1), isIntolerance(but.group(1)), items);
        }
        continue;
      }
      Matcher listed = LISTED.matcher(sentence);
      stated |=
          listed.find()
              && Statements.sense(sentence, listed.start(), listed.end(), false)
                  == Statements.Sense.STATED;
      stated |= narrative(TO, sentence, items);
      stated |= narrative(OF, sentence, items);
    }
    return new Allergies(stated, items.stream().distinct().toList());
  }

  private static boolean narrative(Pattern form, String sentence, List<Allergies.Item> items) {
    Matcher m = form.matcher(sentence);
    boolean stated = false;
    while (m.find()) {
      Statements.Sense sense = Statements.sense(sentence, named(m), m.end(), false);
      stated |= sense == Statements.Sense.DENIED;
      if (sense != Statements.Sense.STATED) {
        continue;
      }
      for (int i = 1; i <= m.groupCount(); i++) {
        if (m.group(i) != null) {
          stated |= add(m.group(i), isIntolerance(sentence.substring(m.start())), items);
        }
      }
    }
    return stated;
  }

  /** Where the allergen begins that stands before its word, so that "denies" counts. */
  private static int named(Matcher m) {
    if (m.pattern() != OF) {
      return m.start();
    }
    List<DrugMention> drugs = Lexicon.shipped().find(m.group(1));
    int lastWord = m.group(1).lastIndexOf(' ') + 1;
    return m.start(1) + (drugs.isEmpty() ? lastWord : drugs.getFirst().start());
  }

  private static boolean family(String sentence, int at) {
    return Statements.before(sentence, at).matches("(?is).*\\bfamily\\b.*");
  }

  private static boolean isIntolerance(String reaction) {
    return INTOLERANCE.matcher(reaction).find() && !ALLERGIC.matcher(reaction).find();
  }

  private static boolean add(String words, boolean mild, List<Allergies.Item> items) {
    int before = items.size();
    String allergens =
        words.split("(?i)\\b(?:but|and (?:takes|has|is|he|she)|who|which)\\b", -1)[0];
    List<DrugMention> drugs = Lexicon.shipped().find(allergens);
    for (DrugMention mention : drugs) {
      Drug drug = mention.drug();
      boolean unnamed = drug.generic().equals("penicillin");
      String generic = drug.isClass() || unnamed ? "" : drug.generic();
      Set<String> groups = new HashSet<>(drug.allergyGroups());
      if (unnamed) {
        groups.add("penicillin-unnamed");
      }
      items.add(new Allergies.Item(generic, groups, drug.generic(), mild));
    }
    GROUPS.forEach(
        (group, pattern) -> {
          Matcher m = pattern.matcher(allergens);
          if (m.find()
              && drugs.stream().noneMatch(d -> d.start() <= m.start() && m.start() < d.end())) {
            Set<String> groups = Set.of(group, group + "-unnamed");
            items.add(new Allergies.Item("", groups, m.group(), mild));
          }
        });
    return items.size() > before;
  }
}
