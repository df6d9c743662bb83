package health.primum.llm.provider;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static health.primum.llm.provider.WireFormat.SECRET;
import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Ballot;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.Review;
import health.primum.agent.Usage;
import health.primum.agent.judging.Correction;
import health.primum.agent.judging.Degree;
import health.primum.agent.judging.Grade;
import health.primum.agent.judging.MatchSheet;
import health.primum.clinical.Category;
import health.primum.clinical.Intent;
import health.primum.clinical.Recommendation;
import health.primum.clinical.Urgency;
import health.primum.clinical.text.PlanParser;
import health.primum.llm.answer.LiveModelClient;
import health.primum.llm.exchange.Exchange;
import health.primum.llm.provider.WireFormat.Stop;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers in shape, over each provider's wire format. */
@ParameterizedClass
@EnumSource(WireFormat.class)
class ShapeConformanceTest {
  private static final String PLAN =
      """
      {"assessment": "ACS?", "recommendations": [
        {"action": "Start aspirin 325 mg chewed once", "intent": "start", "category": "medication", "urgency": "emergent",
         "condition": "if no active bleeding", "rationale": "Lowers mortality."}]}
      """;
  private static final String WRONG = "{\"recommendations\": [{\"what\": \"aspirin\"}]}";

  @RegisterExtension
  static final WireMockExtension SERVER =
      WireMockExtension.newInstance().options(options().dynamicPort()).build();

  private static final Exchange HTTP =
      new HttpExchange(
          HttpClient.newHttpClient(),
          new Keys(
              Map.of(
                      "ANTHROPIC_API_KEY",
                      SECRET,
                      "GEMINI_API_KEY",
                      SECRET,
                      "MISTRAL_API_KEY",
                      SECRET)
                  ::get));
  private static final Exchange BEDROCK =
      new BedrockExchange(Executors.newVirtualThreadPerTaskExecutor());

  private final WireFormat format;

  ShapeConformanceTest(WireFormat format) {
    this.format = format;
  }

  @BeforeAll
  static void credentials() {
    System.setProperty("aws.accessKeyId", "none");
    System.setProperty("aws.secretAccessKey", SECRET);
  }

  @AfterAll
  static void noCredentials() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @BeforeEach
  void clear() {
    SERVER.resetAll();
  }

  @Test
  void aPlanInShapeIsUnderstood() {
    answers(PLAN);
    var completion = (ModelReply.Completion) ask(AnswerForm.PROPOSAL);
    assertThat(((Answer.Planned) completion.answer()).plan().recommendations())
        .containsExactly(
            new Recommendation(
                Category.MEDICATION,
                Intent.START,
                "Start aspirin 325 mg chewed once",
                Urgency.EMERGENT,
                "if no active bleeding",
                "Lowers mortality.",
                ""));
    assertThat(completion.usage()).isEqualTo(new Usage(11, 7));
    SERVER.verify(1, postRequestedFor(anyUrl()).withRequestBody(containing("recommendations")));
  }

  @Test
  void ballotsAndReviewsAreUnderstood() {
    answers("{\"ratings\": [{\"item\": 1, \"score\": 9, \"reason\": \"x\"}]}");
    assertThat(((Answer.Rated) understood(AnswerForm.BALLOT)).ballot().ratings())
        .extracting(Ballot.Rating::item, r -> r.score().score())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1, 9));
    answers("{\"remove\": [{\"item\": 2, \"reason\": \"twice\"}], \"change\": [], \"add\": []}");
    assertThat(((Answer.Reviewed) understood(AnswerForm.REVIEW)).review().edits())
        .containsExactly(new Review.Removal(2, "twice"));
  }

  @Test
  void whatJudgesAnswerIsUnderstood() {
    answers(
        "{\"actions\": [{\"id\": 1, \"action\": \"Order ECG\"}], \"verdicts\": [{\"option\": 3, \"verdict\": \"partial\", \"actions\": [1]}]}");
    assertThat(((Answer.Matched) understood(AnswerForm.MATCH)).sheet())
        .isEqualTo(
            new MatchSheet(
                List.of(new MatchSheet.Found(1, "Order ECG", "", "", Set.of())),
                List.of(new MatchSheet.Verdict(3, Degree.PARTIAL, Set.of(1), ""))));
    answers("{\"overrides\": [{\"option\": 3, \"verdict\": \"no\", \"rationale\": \"x\"}]}");
    assertThat(((Answer.Corrected) understood(AnswerForm.OVERRIDE)).corrections())
        .containsExactly(new Correction(3, Degree.NO, 0, "x", ""));
    answers("{\"grades\": [{\"option\": 2, \"grade\": \"appropriate\"}]}");
    assertThat(((Answer.Graded) understood(AnswerForm.GRADE)).grades())
        .containsExactly(new Grade(2, true, ""));
    answers("{\"actions\": [], \"verdicts\": [{\"option\": 3, \"verdict\": \"maybe\"}]}");
    assertThat(((ModelReply.Failed) ask(AnswerForm.MATCH)).failure())
        .isEqualTo(Failure.UNPARSEABLE);
  }

  @Test
  void aWrongShapeIsRepairedOnce() {
    answers(WRONG, PLAN);
    var completion = (ModelReply.Completion) ask(AnswerForm.PROPOSAL);
    assertThat(completion.answer()).isInstanceOf(Answer.Planned.class);
    assertThat(completion.usage()).isEqualTo(new Usage(22, 14));
    SERVER.verify(
        1,
        postRequestedFor(anyUrl()).withRequestBody(containing("does not have the required shape")));
  }

  @Test
  void aWrongShapeTwiceIsUnparseable() {
    answers(WRONG, WRONG);
    failsUnparseable();
    answers("{\"assessment\": \"ACS", "{\"recommendations\": [{]}");
    failsUnparseable();
  }

  @Test
  void freeTextIsLeftToTheParser() {
    answers("ACS.\n1. Start aspirin");
    assertThat(understood(AnswerForm.PROPOSAL)).isEqualTo(new Answer.Prose());
  }

  private void failsUnparseable() {
    var failed = (ModelReply.Failed) ask(AnswerForm.PROPOSAL);
    assertThat(failed.failure()).isEqualTo(Failure.UNPARSEABLE);
    assertThat(failed.usage()).isEqualTo(new Usage(22, 14));
    SERVER.verify(2, postRequestedFor(anyUrl()));
  }

  private Answer understood(AnswerForm form) {
    return ((ModelReply.Completion) ask(form)).answer();
  }

  private ModelReply ask(AnswerForm form) {
    AgentSpec agent =
        Turns.turn(format.api, SERVER.baseUrl() + format.base, Optional.empty(), 5_000).agent();
    var client =
        new LiveModelClient(
            format == WireFormat.BEDROCK ? BEDROCK : HTTP, () -> Origin.LIVE, new PlanParser());
    return client.call(
        new ModelRequest(
            agent,
            aCase(),
            form,
            9,
            "You advise.",
            "the case",
            Fingerprint.of("the case"),
            1,
            LONG,
            Budget.unlimited()));
  }

  /** One after the other; the last one from then on. */
  private void answers(String... texts) {
    SERVER.resetAll();
    for (int i = 0; i < texts.length; i++) {
      var stub =
          any(anyUrl())
              .inScenario("turns")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "turn " + i)
              .willReturn(
                  aResponse()
                      .withHeader("Content-Type", "application/json")
                      .withBody(format.reply(Stop.END, texts[i])));
      SERVER.stubFor(i < texts.length - 1 ? stub.willSetStateTo("turn " + (i + 1)) : stub);
    }
  }
}
