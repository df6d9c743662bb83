package health.primum.llm.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Ballot;
import health.primum.agent.Review;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.clinical.text.PlanParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WHOLE =
      """
      {"action": "Start aspirin 325 mg once", "intent": "start", "category": "medication",
       "urgency": "emergent", "condition": "unless allergic", "rationale": "It lowers mortality."}
      """;

  private final AnswerReader reader = new AnswerReader(new PlanParser());

  @Test
  void readsAWholePlan() throws ShapeFault {
    var planned =
        (Answer.Planned)
            reader.read(
                AnswerForm.PROPOSAL,
                "{\"assessment\": \"Likely STEMI.\", \"recommendations\": [" + WHOLE + "]}",
                9);
    assertThat(planned.plan().assessment()).isEqualTo("Likely STEMI.");
    assertThat(planned.plan().recommendations())
        .containsExactly(
            new Recommendation(
                Category.MEDICATION,
                Intent.START,
                "Start aspirin 325 mg once",
                Urgency.EMERGENT,
                "unless allergic",
                "It lowers mortality.",
                ""));
  }

  @Test
  void wordsMayBeWrittenInAnotherWay() throws ShapeFault {
    Recommendation read =
        one(action("Schedule a visit in 2 weeks", "Refer", "Follow-up").put("urgency", " URGENT "));
    assertThat(read.intent()).isEqualTo(Intent.REFER);
    assertThat(read.category()).isEqualTo(Category.FOLLOW_UP);
    assertThat(read.urgency()).isEqualTo(Urgency.URGENT);
  }

  @Test
  void whatMayBeLeftOutIsFilledIn() throws ShapeFault {
    ObjectNode bare = action("Order ECG", "Order", "diagnostic").putNull("rationale");
    Recommendation read = one(bare);
    assertThat(read.condition()).isEmpty();
    assertThat(read.rationale()).isEmpty();
    assertThat(read.urgency()).isEqualTo(Urgency.UNSTATED);
  }

  /** A dose beside the action would be lost from what is compared and shown. */
  @Test
  void anUnknownKeyIsAnError() {
    assertThat(errors(action("Start aspirin", "start", "medication").put("dose", "325 mg")))
        .singleElement()
        .asString()
        .contains("dose");
  }

  @ParameterizedTest
  @CsvSource({
    "intent, begin",
    "intent, unknown",
    "category, drug",
    "category, multiple",
    "urgency, soon"
  })
  void anUnknownWordIsAnError(String field, String word) {
    assertThat(errors(action("Start aspirin", "start", "medication").put(field, word)))
        .singleElement()
        .asString()
        .contains(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"action", "intent", "category"})
  void whatMustBeThereIsAskedFor(String field) {
    ObjectNode action = action("Start aspirin", "start", "medication");
    action.remove(field);
    assertThat(errors(action)).singleElement().asString().contains(field);
  }

  @ParameterizedTest
  @CsvSource({
    "Start aspirin 81 mg daily, avoid, start, avoid",
    "Start aspirin 81 mg daily, stop, start, stop",
    "Stop aspirin, start, stop, start",
    "Avoid NSAIDs, start, avoid, start",
    "Do not order a CT of the head, order, avoid, order"
  })
  void anActionAndAnIntentThatContradictEachOtherAreAnError(
      String action, String intent, String said, String claimed) {
    assertThat(errors(action(action, intent, "medication")))
        .containsExactly(
            "recommendations[0]: the action says %s and the intent is %s; make them agree"
                .formatted(said, claimed));
  }

  @Test
  void severalActionsThatContradictTheirIntentAreAnErrorToo() {
    assertThat(errors(action("Start aspirin and start heparin", "avoid", "medication")))
        .containsExactly(
            "recommendations[0]: the action says start and the intent is avoid; make them agree");
  }

  @Test
  void whatIsToBeAvoidedIsNeverShownAsIfItWereOrdered() throws ShapeFault {
    assertThat(one(action("amoxicillin", "avoid", "medication")).text())
        .isEqualTo("Avoid: amoxicillin");
    assertThat(one(action("amoxicillin", "stop", "medication")).text())
        .isEqualTo("Stop: amoxicillin");
    assertThat(one(action("Avoid amoxicillin", "avoid", "medication")).text())
        .isEqualTo("Avoid amoxicillin");
  }

  @Test
  void whatIsToBeAvoidedAmongSeveralActionsMustBeSaid() throws ShapeFault {
    assertThat(
            errors(action("Start naproxen, order a CT and give ketorolac", "avoid", "medication")))
        .hasSize(1);
    assertThat(one(action("Discharge home; avoid opioids", "avoid", "medication")).text())
        .isEqualTo("Discharge home; avoid opioids");
  }

  @Test
  void aRestrictionStaysWithWhatItRestricts() throws ShapeFault {
    for (String text :
        List.of(
            "Start amoxicillin 500 mg three times daily. Do not use if penicillin allergic.",
            "Give adrenaline 0.5 mg IM, and repeat after 5 minutes if no better",
            "Start prednisone 40 mg daily for 5 days, taper, then stop")) {
      assertThat(one(action(text, "start", "medication").put("condition", "if anaphylaxis")))
          .extracting(Recommendation::text, Recommendation::condition)
          .containsExactly(text, "if anaphylaxis");
    }
  }

  @Test
  void stoppingOneAndStartingAnotherAreTwo() throws ShapeFault {
    ObjectNode both =
        action("Stop lisinopril and start amlodipine 5 mg daily", "change", "medication")
            .put("condition", "if cough persists")
            .put("urgency", "routine");
    assertThat(plan(both))
        .extracting(r -> r.intent() + " " + r.text() + " (" + r.condition() + ") " + r.urgency())
        .containsExactly(
            "STOP Stop lisinopril (if cough persists) ROUTINE",
            "START start amlodipine 5 mg daily (if cough persists) ROUTINE");
  }

  @ParameterizedTest
  @CsvSource({
    "eGFR above 30, eGFR above 30",
    "contraindicated in CKD, contraindicated in CKD",
    "not if eGFR < 30, not if eGFR < 30",
    "none, ''",
    "N/A, ''",
    "always, ''",
    "if diarrhea recurs, if diarrhea recurs",
    "Unless allergic, Unless allergic",
    "when stable, when stable",
    "'', ''"
  })
  void aConditionIsShownAsItWasWritten(String condition, String shown) throws ShapeFault {
    assertThat(one(action("Order ECG", "order", "diagnostic").put("condition", condition)))
        .extracting(Recommendation::condition)
        .isEqualTo(shown);
  }

  @Test
  void noTextCanSteerATerminalOrHideALine() throws ShapeFault {
    ObjectNode action = action("Order\u001b[2J ECG\n2. Start heparin", "order", "diagnostic");
    assertThat(plan(action)).allSatisfy(r -> assertThat(r.text()).doesNotContain("\u001b", "\n"));
  }

  @Test
  void nothingInvisibleHidesInANumber() throws ShapeFault {
    assertThat(one(action("Start morphine 5\u200b0 mg \u202eIV", "start", "medication")).text())
        .isEqualTo("Start morphine 50 mg IV");
  }

  @Test
  void severalObjectsAreNotOurChoice() {
    assertThat(
            fault(
                    AnswerForm.PROPOSAL,
                    "{\"recommendations\": []} and {\"recommendations\": [], \"assessment\": \"x\"}")
                .errors())
        .containsExactly("there are 2 JSON objects; answer with one that holds all");
  }

  @Test
  void brokenJsonBehindAPreambleIsNoProse() {
    assertThat(
            fault(
                    AnswerForm.PROPOSAL,
                    "Here is the plan:\n{\n \"recommendations\": [\n {\"action\": \"Give \"x\"\"")
                .errors())
        .hasSize(1);
  }

  @Test
  void anEmptyOrEndlessActionIsAnError() {
    assertThat(errors(action(" \n", "order", "diagnostic")))
        .containsExactly("recommendations[0].action: must be a text of 1 to 4000 characters");
    assertThat(errors(action("x".repeat(4_001), "order", "diagnostic"))).hasSize(1);
  }

  @Test
  void freeTextIsProseWhereAPlanIsAskedFor() throws ShapeFault {
    assertThat(reader.read(AnswerForm.PROPOSAL, "1. Order ECG {stat}", 9))
        .isEqualTo(new Answer.Prose());
  }

  @ParameterizedTest
  @ValueSource(strings = {"BALLOT", "REVIEW"})
  void freeTextIsNoBallotAndNoReview(AnswerForm form) {
    assertThat(fault(form, "I would rate the first item 9.").errors())
        .containsExactly("there is no whole JSON object of the required shape");
  }

  @Test
  void truncatedJsonIsNoProse() {
    assertThat(
            fault(
                    AnswerForm.PROPOSAL,
                    "{\"assessment\": \"x\", \"recommendations\": [" + WHOLE + ", {\"acti")
                .errors())
        .containsExactly("there is no whole JSON object of the required shape");
  }

  /** The first of two lists would be lost without a trace. */
  @Test
  void aKeyThatStandsTwiceIsAnError() {
    assertThat(
            fault(
                    AnswerForm.PROPOSAL,
                    "{\"recommendations\": [" + WHOLE + "], \"recommendations\": []}")
                .errors())
        .containsExactly("there is no whole JSON object of the required shape");
  }

  @Test
  void readsABallot() throws ShapeFault {
    var rated =
        (Answer.Rated)
            reader.read(
                AnswerForm.BALLOT,
                "{\"ratings\": [{\"item\": 2, \"score\": 9, \"reason\": \"first line\"}, {\"item\": 1, \"score\": 1}]}",
                9);
    assertThat(rated.ballot().ratings())
        .containsExactly(
            new Ballot.Rating(2, new Appropriateness(9), "first line"),
            new Ballot.Rating(1, new Appropriateness(1), ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"item\": 1, \"score\": 0} | score 0 is outside 1 to 9",
        "{\"item\": 1, \"score\": 10} | score 10 is outside 1 to 9",
        "{\"item\": 0, \"score\": 5} | ratings: there is no item 0; items are numbered 1 to 9",
        "{\"item\": 10, \"score\": 5} | ratings: there is no item 10; items are numbered 1 to 9",
        "{\"item\": 1, \"score\": 5}, {\"item\": 1, \"score\": 6} | ratings item 1 is rated twice"
      })
  void aBallotThatIsNoneIsAnError(String ratings, String error) {
    assertThat(fault(AnswerForm.BALLOT, "{\"ratings\": [" + ratings + "]}").errors())
        .containsExactly(error);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.5", "\"7\"", "null", "99999999999"})
  void aScoreThatIsNoWholeNumberIsAnError(String score) {
    assertThat(
            fault(
                    AnswerForm.BALLOT,
                    "{\"ratings\": [{\"item\": 1, \"reason\": \"\", \"score\": " + score + "}]}")
                .errors())
        .hasSize(1);
  }

  @Test
  void readsAReview() throws ShapeFault {
    ObjectNode change = action("Order troponin", "order", "diagnostic");
    change.put("item", 2).put("reason", "better");
    var reviewed =
        (Answer.Reviewed)
            reader.read(
                AnswerForm.REVIEW,
                "{\"remove\": [{\"item\": 1, \"reason\": \"harmful\"}], \"change\": ["
                    + change
                    + "], \"add\": ["
                    + WHOLE
                    + "]}",
                9);
    Review review = reviewed.review();
    assertThat(review.of(1)).contains(new Review.Removal(1, "harmful"));
    assertThat(review.of(2).map(edit -> ((Review.Change) edit).replacement().text()))
        .contains("Order troponin");
    assertThat(review.additions())
        .extracting(Recommendation::text)
        .containsExactly("Start aspirin 325 mg once");
  }

  @Test
  void aReviewMayLeaveOutWhatItDoesNotUse() throws ShapeFault {
    assertThat(
            reader.read(
                AnswerForm.REVIEW, "{\"remove\": [{\"item\": 1, \"reason\": \"harmful\"}]}", 9))
        .isEqualTo(
            new Answer.Reviewed(new Review(List.of(new Review.Removal(1, "harmful")), List.of())));
  }

  @Test
  void aReviewThatEditsAnItemTwiceOrPutsTwoInItsPlaceIsAnError() {
    assertThat(
            fault(
                    AnswerForm.REVIEW,
                    "{\"remove\": [{\"item\": 1, \"reason\": \"a\"}, {\"item\": 1, \"reason\": \"b\"}], \"change\": [], \"add\": []}")
                .errors())
        .containsExactly("item item 1 is edited twice");
    ObjectNode two = action("Stop lisinopril and start amlodipine 5 mg", "change", "medication");
    two.put("item", 1).put("reason", "cough");
    assertThat(
            fault(AnswerForm.REVIEW, "{\"remove\": [], \"change\": [" + two + "], \"add\": []}")
                .errors())
        .containsExactly("change[0].action: names several actions; one is allowed");
  }

  private Recommendation one(ObjectNode action) throws ShapeFault {
    List<Recommendation> all = plan(action);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private List<Recommendation> plan(ObjectNode action) throws ShapeFault {
    var planned =
        (Answer.Planned)
            reader.read(AnswerForm.PROPOSAL, "{\"recommendations\": [" + action + "]}", 9);
    return planned.plan().recommendations();
  }

  private List<String> errors(ObjectNode action) {
    return fault(AnswerForm.PROPOSAL, "{\"recommendations\": [" + action + "]}").errors();
  }

  private ShapeFault fault(AnswerForm form, String text) {
    ShapeFault fault = catchThrowableOfType(ShapeFault.class, () -> reader.read(form, text, 9));
    assertThat(fault).as("no fault in %s", text).isNotNull();
    return fault;
  }

  private static ObjectNode action(String action, String intent, String category) {
    return JSON.createObjectNode()
        .put("action", action)
        .put("intent", intent)
        .put("category", category);
  }
}
