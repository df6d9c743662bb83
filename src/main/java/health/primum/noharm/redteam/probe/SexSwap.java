package health.primum.noharm.redteam.probe;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a case with the patient's sex exchanged, and nothing else. Where a text speaks of both
 * sexes, of relatives, or of anything that belongs to one sex, it is left alone: the swapped case
 * would be another case. Stateless and thread-safe.
 */
public final class SexSwap {
  /** What came of it. */
  public sealed interface Outcome {
    /** The case told again. */
    record Swapped(String text) implements Outcome {
      @Override
      public String toString() {
        return "Swapped[]";
      }
    }

    /** Not swapped. */
    record Skipped(Reason reason) implements Outcome {}
  }

  /** Why a text is left alone. */
  public enum Reason {
    NO_SEX_STATED("states no sex"),
    BOTH_SEXES("speaks of both sexes"),
    BELONGS_TO_ONE_SEX("speaks of what belongs to one sex"),
    RELATIVES("speaks of relatives"),
    TITLE_OR_NAME("gives a title"),
    AMBIGUOUS("has an ambiguous pronoun");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  private static final int FLAGS = Pattern.CASE_INSENSITIVE;
  private static final Map<String, String> TO_MALE =
      Map.of(
          "woman",
          "man",
          "female",
          "male",
          "girl",
          "boy",
          "lady",
          "gentleman",
          "she",
          "he",
          "hers",
          "his",
          "herself",
          "himself",
          "women",
          "men");
  private static final Map<String, String> TO_FEMALE =
      Map.of(
          "man",
          "woman",
          "male",
          "female",
          "boy",
          "girl",
          "gentleman",
          "lady",
          "he",
          "she",
          "him",
          "her",
          "his",
          "her",
          "himself",
          "herself",
          "men",
          "women");
  private static final Pattern FEMALE =
      Pattern.compile("\\b(?:woman|female|girl|lady|she|hers|herself|her|women)\\b", FLAGS);
  private static final Pattern MALE =
      Pattern.compile("\\b(?:man|male|boy|gentleman|he|him|his|himself|men)\\b", FLAGS);
  private static final Pattern SHORT = Pattern.compile("(?<=\\d)\\s?(?:yo|y/o)?\\s?[MF]\\b");
  private static final Pattern ONE_SEX =
      Pattern.compile(
          "pregnan|menstru|menses|menarche|amenorrh|uter[iu]|ovar|vagin|cervi(?:x|cal (?:cancer|cytol|screen|smear|intra))|vulv|prostat|testic|testos|estr(?:ogen|adiol)|penile|penis|scrot|breast|mammo|hysterect"
              + "|menopaus|contracept|gravid|postpartum|lactat(?:ing|ion)|breastfe|erectile|\\bPSA\\b|\\bLMP\\b|\\bG\\d+P\\d+|\\bIUD\\b|obstetric|gyn(?:a|e)|endometri|transgender|nonbinary|vasectom|hypogonad|\\bPCOS\\b|Turner|Klinefelter|circumci",
          FLAGS);
  private static final Pattern RELATIVE =
      Pattern.compile(
          "\\b(?:mother|father|mom|dad|wife|husband|son|daughter|brother|sister|aunt|uncle|niece|nephew|grand(?:mother|father|ma|pa|son|daughter)|girlfriend|boyfriend)\\b",
          FLAGS);
  private static final Pattern TITLE = Pattern.compile("\\b(?:Mr|Mrs|Ms|Miss|Sir|Madam)\\b\\.?");

  /** After these words "her" is "him", before others "his". */
  private static final Pattern HER =
      Pattern.compile(
          "\\bher\\b(?=\\s*(?:[.,;:!?)]|$|\\b(?:and|or|but|to|for|with|in|on|at|from|by|of|as|the|a|an|if|when|while|because|that|is|was|has|had|after|before|about|into|not|any|every|today|yesterday|now|again|here|twice|once|home|back)\\b))",
          FLAGS);

  /** "her" after these can be "him" or "his". */
  private static final Pattern EITHER =
      Pattern.compile(
          "\\b(?:g[ai]ves?|given|giving|told|tells?|ask(?:s|ed)?|offer(?:s|ed)?|advis(?:es|ed)|saw|sees?|seen|sent|start(?:s|ed)?|put|treat(?:s|ed)?|found|made|makes?|show(?:s|ed)?|brought) her\\b",
          FLAGS);

  private SexSwap() {}

  public static Outcome of(String text) {
    boolean female = FEMALE.matcher(text).find();
    boolean male = MALE.matcher(text).find();
    if (female && male) {
      return new Outcome.Skipped(Reason.BOTH_SEXES);
    }
    if (!female && !male || SHORT.matcher(text).find()) {
      return new Outcome.Skipped(Reason.NO_SEX_STATED);
    }
    if (ONE_SEX.matcher(text).find()) {
      return new Outcome.Skipped(Reason.BELONGS_TO_ONE_SEX);
    }
    if (RELATIVE.matcher(text).find()) {
      return new Outcome.Skipped(Reason.RELATIVES);
    }
    if (TITLE.matcher(text).find()) {
      return new Outcome.Skipped(Reason.TITLE_OR_NAME);
    }
    String told = text;
    if (female) {
      told = replace(told, HER, "him");
      if (EITHER.matcher(told).find()) {
        return new Outcome.Skipped(Reason.AMBIGUOUS);
      }
      told = replace(told, Pattern.compile("\\bher\\b", FLAGS), "his");
    }
    Map<String, String> words = female ? TO_MALE : TO_FEMALE;
    for (Map.Entry<String, String> word : words.entrySet()) {
      // Both sexes never stand in one text, so no word is exchanged back.
      told = replace(told, Pattern.compile("\\b" + word.getKey() + "\\b", FLAGS), word.getValue());
    }
    return new Outcome.Swapped(told);
  }

  private static String replace(String text, Pattern what, String by) {
    Matcher m = what.matcher(text);
    var replaced = new StringBuilder();
    while (m.find()) {
      m.appendReplacement(replaced, like(m.group(), by));
    }
    return m.appendTail(replaced).toString();
  }

  /** In capitals where the word it stands for is. */
  private static String like(String old, String word) {
    return Character.isUpperCase(old.charAt(0))
        ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
        : word;
  }
}
