package health.primum.consensus.lexicon;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFormsTest {
  @ParameterizedTest
  @CsvSource({
    "haemoglobin, hemoglobin",
    "oesophageal, esophageal",
    "catheterisation, catheterization",
    "adrenaline, epinephrine",
    "exercise, exercise",
    "advised, advised",
    "michael, michael"
  })
  void spellsTheAmericanWay(String word, String american) {
    assertThat(American.of(word)).isEqualTo(american);
  }

  @ParameterizedTest
  @CsvSource({"levetiracetm, levetiracetam", "gastroenterolgy, gastroenterology"})
  void findsTheNameOneLetterAway(String word, String meant) {
    assertThat(Lexicon.standard().meant(token(word)).map(Token::word)).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({"hydroxyzine", "hydralazine", "buspirone", "prednisone", "prednisolone", "symptoms"})
  void leavesWordsThatAreNoneOrKnown(String word) {
    assertThat(Lexicon.standard().meant(token(word))).isEmpty();
  }

  @Test
  void doesNotGuessBetweenTwoNames() {
    var misspelling = new Misspelling();
    misspelling.add("cefazoline");
    misspelling.add("cefazolinx");
    assertThat(misspelling.meant("cefazolin")).isEmpty();
  }

  @Test
  void takesAListForItsPanelButNoPartOfIt() {
    assertThat(Relations.isPanel("thyroid function tests", Set.of("thyroid stimulating hormone")))
        .isTrue();
    assertThat(Relations.isPanel("basic metabolic panel", Set.of("creatinine", "potassium")))
        .isTrue();
    assertThat(Relations.isPanel("basic metabolic panel", Set.of("potassium"))).isFalse();
    assertThat(Relations.isPanel("basic metabolic panel", Set.of("potassium", "troponin")))
        .isFalse();
  }

  @Test
  void relatesNamesBothWays() {
    assertThat(Relations.kindred("cath lab")).contains("percutaneous coronary intervention");
    assertThat(Relations.kindred("percutaneous coronary intervention")).contains("cath lab");
  }

  /** A name that is misspelt in the table would never be found. */
  @Test
  void relatesOnlyWhatTheLexiconNames() throws IOException {
    try (var in = WordFormsTest.class.getResourceAsStream("/lexicon/relations.tsv")) {
      new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Stream.of(line.split("[\\t|]")).skip(1))
          .map(name -> name.startsWith("*") ? name.substring(1) : name)
          .forEach(name -> assertThat(isNamed(name)).as(name).isTrue());
    }
  }

  private static boolean isNamed(String name) {
    return Stream.of(Kind.values()).anyMatch(k -> Lexicon.standard().concept(k, name).isPresent());
  }

  private static Token token(String word) {
    List<Token> tokens = Words.of(word);
    return tokens.getFirst();
  }
}
