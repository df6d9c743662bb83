package health.primum.store.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.Answer;
import health.primum.agent.Ballot;
import health.primum.agent.Comparisons;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.Origin;
import health.primum.agent.Review;
import health.primum.agent.Usage;
import health.primum.agent.judging.Correction;
import health.primum.agent.judging.Degree;
import health.primum.agent.judging.Grade;
import health.primum.agent.judging.MatchSheet;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.CaseId;
import health.primum.clinical.Category;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Intent;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.clinical.patient.Allergy;
import health.primum.clinical.patient.Listed;
import health.primum.clinical.patient.Measurement;
import health.primum.clinical.patient.Medication;
import health.primum.clinical.patient.PatientContext;
import health.primum.clinical.patient.Pregnancy;
import health.primum.clinical.patient.Sex;
import health.primum.consult.journal.JournalRefused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written is read back as it was. */
class DocumentsTest {
  @Property(tries = 300)
  void everyReplyIsReadBack(@ForAll("replies") ModelReply reply) {
    assertThat(Documents.reply(Documents.of(reply))).isEqualTo(reply);
  }

  @Property(tries = 100)
  void everyCaseIsReadBack(@ForAll("cases") ClinicalCase clinicalCase) {
    assertThat(Documents.clinicalCase(Documents.of(clinicalCase))).isEqualTo(clinicalCase);
  }

  @Property(tries = 300)
  void cleanTextIsWhatEveryDatabaseTakes(@ForAll String text) {
    String clean = CleanText.clean(text);

    assertThat(clean).hasSameSizeAs(text).doesNotContain("\0");
    assertThat(
            new String(
                clean.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                java.nio.charset.StandardCharsets.UTF_8))
        .isEqualTo(clean);
    assertThat(CleanText.clean(clean)).isSameAs(clean);
  }

  @Example
  void everyKindOfAnswerAndEditIsAmongThem() {
    assertThat(Answer.class.getPermittedSubclasses())
        .containsExactlyInAnyOrderElementsOf(
            answers().stream().<Class<?>>map(answer -> answer.sample().getClass()).toList());
    assertThat(Review.Edit.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(Review.Removal.class, Review.Change.class);
    assertThat(ModelReply.class.getPermittedSubclasses())
        .containsExactlyInAnyOrder(ModelReply.Completion.class, ModelReply.Failed.class);
  }

  @Example
  void fieldsOfAnotherVersionArePassedOver() {
    assertThat(
            Documents.reply(
                """
                {"outcome":"failed","failure":"TIMED_OUT","detail":"late","new":[1],
                 "usage":{"inputTokens":1,"outputTokens":2,"cached":3}}\
                """))
        .isEqualTo(new ModelReply.Failed(Failure.TIMED_OUT, "late", new Usage(1, 2)));
  }

  @Example
  void whatCannotBeReadIsNotQuoted() {
    for (String broken : List.of("", "{\"outcome\":\"secret\"}", "[secret]", "{\"outcome\":")) {
      assertThatThrownBy(() -> Documents.reply(broken))
          .isInstanceOf(JournalRefused.class)
          .hasMessageNotContaining("secret")
          .hasNoCause();
    }
  }

  @Provide
  Arbitrary<ModelReply> replies() {
    Arbitrary<ModelReply> completed =
        Combinators.combine(text(), Arbitraries.oneOf(answers()), usage(), any(Origin.class))
            .as(ModelReply.Completion::new);
    Arbitrary<ModelReply> failed =
        Combinators.combine(any(Failure.class), text(), usage()).as(ModelReply.Failed::new);
    return Arbitraries.oneOf(completed, completed, completed, failed);
  }

  private static List<Arbitrary<? extends Answer>> answers() {
    return List.of(
        Arbitraries.create(Answer.Prose::new),
        Combinators.combine(text(), recommendation().list().ofMaxSize(3))
            .as(ManagementPlan::new)
            .map(Answer.Planned::new),
        scored().map(Ballot::new).map(Answer.Rated::new),
        Combinators.combine(bool(), text())
            .as((same, why) -> List.of(new Comparisons.Pair(1, same, why)))
            .map(Comparisons::new)
            .map(Answer.Compared::new),
        Combinators.combine(text(), recommendation(), recommendation().list().ofMaxSize(2))
            .as(
                (why, change, added) ->
                    new Review(
                        List.of(new Review.Removal(2, why), new Review.Change(1, change, why)),
                        added))
            .map(Answer.Reviewed::new),
        Combinators.combine(text(), ids(), any(Degree.class))
            .as(
                (words, ids, degree) ->
                    new MatchSheet(
                        List.of(new MatchSheet.Found(1, words, words, words, ids)),
                        List.of(new MatchSheet.Verdict(4, degree, ids, words))))
            .map(Answer.Matched::new),
        Combinators.combine(any(Degree.class), text())
            .as((degree, words) -> List.of(new Correction(3, degree, 0, words, words)))
            .map(Answer.Corrected::new),
        Combinators.combine(bool(), text())
            .as((right, why) -> List.of(new Grade(7, right, why)))
            .map(Answer.Graded::new));
  }

  @Provide
  Arbitrary<ClinicalCase> cases() {
    Arbitrary<PatientContext> patient =
        Combinators.combine(
                Arbitraries.doubles().between(0, 130).injectNull(0.3),
                any(Sex.class),
                any(Pregnancy.class),
                listed(named()),
                listed(Combinators.combine(named(), named()).as(Medication::new)),
                listed(Combinators.combine(named(), named()).as(Allergy::new)),
                listed(measurement()),
                listed(measurement()))
            .as(PatientContext::new);
    return Combinators.combine(named(), named(), patient)
        .as((story, asked, who) -> new ClinicalCase(new CaseId("case-1"), story, asked, who));
  }

  /** Unknown, stated to be none, or some. */
  private static <T> Arbitrary<Listed<T>> listed(Arbitrary<T> items) {
    return Arbitraries.oneOf(
        Arbitraries.just(Listed.unknown()), items.list().ofMaxSize(2).map(Listed::of));
  }

  private static Arbitrary<Measurement> measurement() {
    return Combinators.combine(named(), Arbitraries.doubles())
        .as((name, value) -> new Measurement(name, value, "mg/l"));
  }

  private static Arbitrary<Recommendation> recommendation() {
    return Combinators.combine(
            any(Category.class), any(Intent.class), named(), any(Urgency.class), text(), text())
        .as(
            (category, intent, words, urgency, when, why) ->
                new Recommendation(category, intent, words, urgency, when, why, ""));
  }

  private static Arbitrary<List<Ballot.Rating>> scored() {
    return Arbitraries.integers()
        .between(1, 9)
        .list()
        .ofMaxSize(4)
        .map(
            scores ->
                IntStream.range(0, scores.size())
                    .mapToObj(i -> new Ballot.Rating(i + 1, new Appropriateness(scores.get(i)), ""))
                    .toList());
  }

  private static Arbitrary<java.util.Set<Integer>> ids() {
    return Arbitraries.integers().set().ofMaxSize(3);
  }

  private static Arbitrary<Usage> usage() {
    return Combinators.combine(
            Arbitraries.longs().greaterOrEqual(0), Arbitraries.longs().greaterOrEqual(0))
        .as(Usage::new);
  }

  private static Arbitrary<Boolean> bool() {
    return Arbitraries.of(true, false);
  }

  private static <E extends Enum<E>> Arbitrary<E> any(Class<E> type) {
    return Arbitraries.of(Arrays.asList(type.getEnumConstants()));
  }

  /** Any that a database takes, quotes, line breaks and other scripts included. */
  private static Arbitrary<String> text() {
    return Arbitraries.strings().ofMaxLength(20).map(CleanText::clean);
  }

  /** Any that a value takes: not blank, without control characters. */
  private static Arbitrary<String> named() {
    return Arbitraries.strings()
        .withChars("ab\"'\\{}é高\n\t")
        .ofMinLength(0)
        .ofMaxLength(10)
        .map(rest -> "x" + rest);
  }
}
