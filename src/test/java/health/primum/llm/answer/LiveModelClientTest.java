package health.primum.llm.answer;

import static health.primum.llm.exchange.ScriptedExchange.lasting;
import static health.primum.llm.exchange.ScriptedExchange.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Api;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.StructuredOutput;
import health.primum.agent.Usage;
import health.primum.clinical.text.PlanParser;
import health.primum.consult.deliberation.Prompting;
import health.primum.llm.exchange.Message;
import health.primum.llm.exchange.Message.Speaker;
import health.primum.llm.exchange.Outcome;
import health.primum.llm.exchange.Schema;
import health.primum.llm.exchange.ScriptedExchange;
import health.primum.llm.exchange.Turn;
import health.primum.testsupport.Fixtures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveModelClientTest {
  private static final String PLAN =
      "{\"recommendations\": [{\"action\": \"Order ECG\", \"intent\": \"order\", \"category\": \"diagnostic\"}]}";
  private static final String DOSED = PLAN.replace("\"intent\"", "\"dose\": \"1\", \"intent\"");
  private static final Usage TWICE = new Usage(20, 10);

  @Test
  void takesAnAnswerInShape() {
    var wire = new ScriptedExchange(said(PLAN));
    var completion = (ModelReply.Completion) call(wire, asks(StructuredOutput.NATIVE));
    assertThat(completion.text()).isEqualTo(PLAN);
    assertThat(completion.answer()).isInstanceOf(Answer.Planned.class);
    assertThat(completion.usage()).isEqualTo(new Usage(10, 5));
    assertThat(completion.origin()).isEqualTo(Origin.LIVE);
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void freeTextIsTakenAsProse() {
    var wire = new ScriptedExchange(said("1. Order ECG"));
    var completion = (ModelReply.Completion) call(wire, asks(StructuredOutput.NATIVE));
    assertThat(completion.answer()).isEqualTo(new Answer.Prose());
    assertThat(wire.sent()).hasSize(1);
  }

  @Test
  void aFailureIsPassedOn() {
    var wire = new ScriptedExchange(lasting(Failure.REFUSED));
    assertThat(call(wire, asks(StructuredOutput.NATIVE)))
        .isEqualTo(new ModelReply.Failed(Failure.REFUSED, "told to", Usage.NONE));
  }

  @Test
  void asksOnceMoreWithTheAnswerAndItsErrors() {
    var wire = new ScriptedExchange(said(DOSED), said(PLAN));
    var completion = (ModelReply.Completion) call(wire, asks(StructuredOutput.NATIVE));
    assertThat(completion.text()).isEqualTo(PLAN);
    assertThat(completion.usage()).isEqualTo(TWICE);
    List<Message> first = wire.sent().getFirst().messages();
    List<Message> second = wire.sent().getLast().messages();
    assertThat(second.subList(0, 2)).isEqualTo(first);
    assertThat(second.get(2)).isEqualTo(new Message(Speaker.MODEL, DOSED));
    assertThat(second.get(3).speaker()).isEqualTo(Speaker.USER);
    assertThat(second.get(3).text())
        .startsWith("Your answer does not have the required shape:\n- ")
        .contains("dose")
        .contains("Give the whole answer again, corrected, and change nothing else.");
    assertThat(second).hasSize(4);
    assertThat(wire.sent().getLast().schema()).isEqualTo(wire.sent().getFirst().schema());
    assertThat(wire.sent().getLast().deadline()).isEqualTo(wire.sent().getFirst().deadline());
  }

  @Test
  void asksOnlyOnceMore() {
    var wire = new ScriptedExchange(said(DOSED));
    var failed = (ModelReply.Failed) call(wire, asks(StructuredOutput.NATIVE));
    assertThat(failed)
        .isEqualTo(
            new ModelReply.Failed(
                Failure.UNPARSEABLE,
                "the answer was not in its shape, nor was it when asked again: 1 error",
                TWICE));
    assertThat(wire.sent()).hasSize(2);
  }

  @Test
  void aSecondAskingThatFailsKeepsItsReason() {
    var wire =
        new ScriptedExchange(
            said(DOSED), Outcome.Failed.answered(Failure.TRUNCATED, "cut off", new Usage(3, 4)));
    assertThat(call(wire, asks(StructuredOutput.NATIVE)))
        .isEqualTo(
            new ModelReply.Failed(
                Failure.TRUNCATED,
                "the answer was not in its shape, and asking again failed: cut off",
                new Usage(13, 9)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"recommendations\": [{\"action\": \"Ord", "```json\n{\"recomm", "[]"})
  void halfAnObjectIsAskedForAgain(String half) {
    var wire = new ScriptedExchange(said(half), said(PLAN));
    assertThat(call(wire, asks(StructuredOutput.NATIVE))).isInstanceOf(ModelReply.Completion.class);
    assertThat(wire.sent()).hasSize(2);
  }

  @Test
  void aContradictionIsAskedAboutInItsOwnWords() {
    var wire = new ScriptedExchange(said(PLAN.replace("\"order\"", "\"avoid\"")), said(PLAN));
    call(wire, asks(StructuredOutput.NATIVE));
    assertThat(wire.sent().getLast().messages().getLast().text())
        .contains(
            "- recommendations[0]: the action says order and the intent is avoid; make them agree\n");
  }

  @ParameterizedTest
  @EnumSource(
      value = AnswerForm.class,
      names = {"BALLOT", "REVIEW"})
  void ballotsAndReviewsMustHaveTheirShape(AnswerForm form) {
    var wire = new ScriptedExchange(said("I agree."));
    var failed = (ModelReply.Failed) call(wire, asks(StructuredOutput.NONE, Api.OPENAI, form));
    assertThat(failed.failure()).isEqualTo(Failure.UNPARSEABLE);
    assertThat(wire.sent()).hasSize(2);
  }

  @Test
  void nativeSendsTheSchemaBesideThePrompt() {
    Turn turn = sent(asks(StructuredOutput.NATIVE));
    assertThat(turn.schema().map(Schema::name)).contains("proposal");
    assertThat(prompt(turn)).contains("Answer with one JSON object").doesNotContain("\"type\"");
  }

  @Test
  void instructedSendsTheSchemaInThePrompt() {
    Turn turn = sent(asks(StructuredOutput.INSTRUCTED));
    assertThat(turn.schema()).isEmpty();
    assertThat(prompt(turn))
        .startsWith("<case-")
        .endsWith(Shape.of(AnswerForm.PROPOSAL).schema().json().strip());
  }

  @Test
  void noneSendsNeitherForProposalsAndTakesThemAsTheyAre() {
    var wire = new ScriptedExchange(said(DOSED));
    var request = asks(StructuredOutput.NONE);
    var completion = (ModelReply.Completion) call(wire, request);
    assertThat(completion.answer()).isEqualTo(new Answer.Prose());
    Turn turn = wire.sent().getFirst();
    assertThat(turn.schema()).isEmpty();
    assertThat(turn.messages())
        .containsExactly(
            new Message(Speaker.SYSTEM, "You advise."), new Message(Speaker.USER, request.user()));
  }

  @Test
  void noneInstructsForBallots() {
    Turn turn = sent(asks(StructuredOutput.NONE, Api.OPENAI, AnswerForm.BALLOT));
    assertThat(turn.schema()).isEmpty();
    assertThat(prompt(turn)).contains("\"ratings\"");
  }

  @Test
  void bedrockIsNeverSentASchema() {
    Turn turn = sent(asks(StructuredOutput.NATIVE, Api.BEDROCK, AnswerForm.PROPOSAL));
    assertThat(turn.schema()).isEmpty();
    assertThat(prompt(turn)).contains("\"recommendations\"");
  }

  @Test
  void theSameQuestionHasTheSameFingerprintWhateverMarksItsFences() {
    Turn one = sent(request(anAgent(StructuredOutput.NATIVE, Api.OPENAI), 1, 1));
    Turn other = sent(request(anAgent(StructuredOutput.NATIVE, Api.OPENAI), 2, 1));
    assertThat(prompt(one)).isNotEqualTo(prompt(other));
    assertThat(one.fingerprint()).isEqualTo(other.fingerprint());
    assertThat(one.prompt()).isEqualTo(other.prompt());
  }

  @Test
  void whateverBearsOnTheAnswerChangesTheFingerprint() {
    AgentSpec agent = anAgent(StructuredOutput.NATIVE, Api.OPENAI);
    var prints = new ArrayList<Fingerprint>();
    prints.add(print(agent, 1));
    prints.add(print(agent, 2));
    prints.add(print(with(agent, "other", 0.0, 500), 1));
    prints.add(print(with(agent, "model", 0.1, 500), 1));
    prints.add(print(with(agent, "model", null, 500), 1));
    prints.add(print(with(agent, "model", 0.0, 501), 1));
    prints.add(print(anAgent(StructuredOutput.INSTRUCTED, Api.OPENAI), 1));
    prints.add(print(anAgent(StructuredOutput.NATIVE, Api.MISTRAL), 1));
    prints.add(sent(asks(StructuredOutput.NATIVE, Api.OPENAI, AnswerForm.BALLOT)).fingerprint());
    ModelRequest asked = asks(StructuredOutput.NATIVE);
    prints.add(sent(content(asked, "Advise well.", asked.content())).fingerprint());
    prints.add(sent(content(asked, asked.system(), Fingerprint.of("another case"))).fingerprint());
    assertThat(prints).doesNotHaveDuplicates();
  }

  @Test
  void theSecondAskingHasAFingerprintOfItsOwn() {
    var wire = new ScriptedExchange(said(DOSED));
    call(wire, asks(StructuredOutput.NATIVE));
    assertThat(wire.sent().getFirst().fingerprint())
        .isNotEqualTo(wire.sent().getLast().fingerprint());
  }

  @Test
  void asksOnlyLiveModels() {
    AgentSpec live = anAgent(StructuredOutput.NONE, Api.OPENAI);
    var kept =
        new ModelSource.Recorded(
            new RecordedAnswers("kept", Map.of(), List.of(), Fingerprint.of("kept")));
    var agent =
        new AgentSpec(
            live.id(),
            kept,
            live.model(),
            live.role(),
            live.prompt(),
            live.temperature(),
            live.maxTokens(),
            live.structured(),
            live.deadline(),
            null,
            live.fingerprint());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> call(new ScriptedExchange(), request(agent, 1, 1)))
        .withMessage("a has no live model");
  }

  private static ModelReply call(ScriptedExchange wire, ModelRequest request) {
    return new LiveModelClient(wire, () -> Origin.LIVE, new PlanParser()).call(request);
  }

  private static Turn sent(ModelRequest request) {
    var wire = new ScriptedExchange(lasting(Failure.REFUSED));
    call(wire, request);
    return wire.sent().getFirst();
  }

  private static String prompt(Turn turn) {
    return turn.messages().getLast().text();
  }

  private static Fingerprint print(AgentSpec agent, int trial) {
    return sent(request(agent, 1, trial)).fingerprint();
  }

  private static ModelRequest asks(StructuredOutput structured) {
    return asks(structured, Api.OPENAI, AnswerForm.PROPOSAL);
  }

  private static ModelRequest asks(StructuredOutput structured, Api api, AnswerForm form) {
    ModelRequest any = request(anAgent(structured, api), 1, 1);
    return new ModelRequest(
        any.agent(),
        any.clinicalCase(),
        form,
        9,
        any.system(),
        any.user(),
        any.content(),
        any.trial(),
        any.timeout(),
        any.budget());
  }

  private static ModelRequest content(ModelRequest any, String system, Fingerprint content) {
    return new ModelRequest(
        any.agent(),
        any.clinicalCase(),
        any.form(),
        any.items(),
        system,
        any.user(),
        content,
        any.trial(),
        any.timeout(),
        any.budget());
  }

  /** As a panel asks. */
  private static ModelRequest request(AgentSpec agent, long seed, int trial) {
    Prompting.Filled prompt =
        new Prompting(new Random(seed)).fill(agent.prompt(), Fixtures.aCase(), Map.of());
    return new ModelRequest(
        agent,
        Fixtures.aCase(),
        AnswerForm.PROPOSAL,
        0,
        agent.prompt().system(),
        prompt.text(),
        prompt.content(),
        trial,
        Fixtures.LONG,
        Budget.unlimited());
  }

  private static AgentSpec with(
      AgentSpec agent, String model, @org.jspecify.annotations.Nullable Double heat, int tokens) {
    return new AgentSpec(
        agent.id(),
        agent.source(),
        model,
        agent.role(),
        agent.prompt(),
        heat,
        tokens,
        agent.structured(),
        agent.deadline(),
        null,
        agent.fingerprint());
  }

  private static AgentSpec anAgent(StructuredOutput structured, Api api) {
    return new AgentSpec(
        new AgentId("a"),
        new ModelSource.Live(Fixtures.aProvider(api, "http://127.0.0.1:1/v1")),
        "model",
        "generalist",
        Fixtures.aPrompt(),
        0.0,
        500,
        structured,
        Fixtures.LONG,
        null,
        Fingerprint.of("a"));
  }
}
