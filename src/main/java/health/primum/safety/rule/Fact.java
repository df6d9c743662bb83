package health.primum.safety.rule;

import health.primum.safety.drug.Table;
import health.primum.safety.patient.Condition;
import health.primum.safety.patient.PatientFacts;
import health.primum.safety.patient.Truth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A fact that a rule asks for, as its table writes it: {@code egfr<30}, {@code pregnant}, {@code
 * asthma}, {@code unmonitored:renal}, {@code *childbearing}.
 *
 * @param key what is asked
 * @param operator how a number is compared; empty for what has no number
 * @param limit the number
 * @param mustBeStated whether the rule is silent unless it is stated
 * @param isException whether it takes the case out of the rule when it is stated, or the plan names
 *     it as what an action is for
 */
public record Fact(
    String key, String operator, double limit, boolean mustBeStated, boolean isException) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Pattern FORM = Pattern.compile("([*!]?)([\\w:-]+?)(?:(>=|<|>)([\\d.]+))?");
  private static final String UNMONITORED = "unmonitored:";
  private static final Map<String, Pattern> TESTS = tests();
  private static final Map<String, Pattern> TOPICS =
      Map.ofEntries(
          Map.entry("pregnant", topic("pregnan\\w*|hCG|conceiv\\w*|childbearing|contracepti\\w*")),
          Map.entry("breastfeeding", topic("breast-?feed\\w*|lactat\\w*|nursing")),
          Map.entry("egfr", topic("e?GFR|CrCl|creatinine|renal|kidneys?|CKD|AKI")),
          Map.entry("crcl", topic("e?GFR|CrCl|creatinine|renal|kidneys?|CKD|AKI")),
          Map.entry("aki", topic("e?GFR|creatinine|renal|kidneys?|AKI")),
          Map.entry("potassium", topic("potassium|hyperkal\\w+|K\\+?")),
          Map.entry("hyperkalemia", topic("potassium|hyperkal\\w+|K\\+?")),
          Map.entry("qtc", topic("QTc?")),
          Map.entry("long-qt", topic("QTc?")),
          Map.entry("platelets", topic("platelets?")),
          Map.entry("active-bleeding", topic("bleed\\w*|ha?emorrhag\\w*|ha?emosta\\w*")),
          Map.entry("ich-active", topic("bleed\\w*|ha?emorrhag\\w*|imaging|CT")),
          Map.entry(
              "peptic-ulcer",
              topic("bleed\\w*|ha?emorrhag\\w*|ha?emosta\\w*|ulcers?|endoscop\\w*")),
          Map.entry("dka", topic("\\w*acidosis|ketones?|DKA")),
          Map.entry("hit", topic("HIT|platelets?|antibod\\w+")),
          Map.entry("inr", topic("INR")));

  /**
   * Reads a cell; {@code -} means no fact.
   *
   * @throws IllegalStateException when it asks for what nobody reads
   */
  public static List<Fact> list(String cell) {
    var facts = new ArrayList<Fact>();
    if (!cell.equals("-")) {
      for (String part : cell.split(",", -1)) {
        facts.add(of(part.strip()));
      }
    }
    return facts;
  }

  private static Fact of(String text) {
    Matcher m = FORM.matcher(text);
    if (!m.matches()) {
      throw new IllegalStateException("no fact: '" + text + "'");
    }
    boolean number = m.group(3) != null;
    var fact =
        new Fact(
            m.group(2),
            number ? m.group(3) : "",
            number ? Double.parseDouble(m.group(4)) : 0,
            m.group(1).equals("*"),
            m.group(1).equals("!"));
    boolean known =
        (number && PatientFacts.NUMBERS.contains(fact.key))
            || List.of("pregnant", "childbearing", "fertile", "breastfeeding").contains(fact.key)
            || Condition.all().containsKey(fact.key)
            || (fact.key.startsWith(UNMONITORED) && TESTS.containsKey(fact.test()));
    if (!known) {
      throw new IllegalStateException("no fact is called '" + text + "'");
    }
    return fact;
  }

  private String test() {
    return key.substring(UNMONITORED.length());
  }

  /** What the case says of it. */
  public Truth in(Situation situation) {
    PatientFacts facts = situation.facts();
    if (isException) {
      boolean named = topic().matcher(situation.planText()).find();
      return named || facts.condition(key) == Truth.PRESENT ? Truth.ABSENT : Truth.PRESENT;
    }
    if (!operator.isEmpty()) {
      return facts.number(key).compare(operator, limit);
    }
    return switch (key) {
      case "pregnant" -> facts.pregnant();
      case "childbearing" -> facts.childbearing();
      case "fertile" -> facts.fertile();
      case "breastfeeding" -> facts.breastfeeding();
      default -> key.startsWith(UNMONITORED) ? unmonitored(situation) : facts.condition(key);
    };
  }

  /** A test that is named nowhere may have been done nevertheless. */
  private Truth unmonitored(Situation situation) {
    Pattern named = Objects.requireNonNull(TESTS.get(test()));
    return named.matcher(situation.facts().text()).find()
            || named.matcher(situation.planText()).find()
        ? Truth.ABSENT
        : Truth.UNKNOWN;
  }

  /** As a clinician calls it; empty where the message says what is missing. */
  String name() {
    return switch (key) {
      case "pregnant" -> "Pregnancy";
      case "egfr", "crcl" -> "Kidney function";
      default ->
          key.startsWith(UNMONITORED)
              ? ""
              : Character.toUpperCase(key.charAt(0)) + key.substring(1);
    };
  }

  /** Whether its number was computed and not stated. */
  boolean isEstimated(Situation situation) {
    return !operator.isEmpty() && situation.facts().number(key).estimated();
  }

  /** The words by which an action makes itself depend on this fact. */
  Pattern topic() {
    Condition condition = Condition.all().get(key);
    Pattern named = condition == null ? topic("contraindicat\\w*") : condition.words();
    return TOPICS.getOrDefault(key, named);
  }

  static Pattern topic(String words) {
    return Pattern.compile("\\b(?:" + words + "|contraindicat\\w*)(?![\\p{L}\\d])", FLAGS);
  }

  private static Map<String, Pattern> tests() {
    Map<String, Pattern> tests = new HashMap<>();
    for (List<String> row : Table.read("monitoring", 4)) {
      tests.put(
          row.getFirst(),
          Pattern.compile("(?<![\\p{L}\\d])(?:" + row.get(3) + ")(?![\\p{L}\\d])", FLAGS));
    }
    return tests;
  }
}
