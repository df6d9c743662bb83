package health.primum.llm;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aPrompt;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.AnswerForm;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.RecordedAnswers;
import health.primum.agent.StructuredOutput;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {
  private static final CaseId DEMO = new CaseId("Demo1");
  private static final RecordedAnswers KEPT =
      new RecordedAnswers(
          "kept.jsonl",
          Map.of(
              new RecordedAnswers.Key(DEMO, 1),
              "1. Order ECG",
              new RecordedAnswers.Key(DEMO, 2),
              ""),
          List.of(),
          Fingerprint.of("kept"));

  @Test
  void recordedAnswersGoByCaseAndTrial() {
    var source = new ModelSource.Recorded(KEPT);
    assertThat(text(client(true), source, ClinicalCase.of(DEMO, "any"), 1))
        .isEqualTo("1. Order ECG");
    assertThat(failure(client(true), source, ClinicalCase.of(DEMO, "any"), 2))
        .isEqualTo(Failure.UNPARSEABLE);
    assertThat(failure(client(true), source, ClinicalCase.of(DEMO, "any"), 3))
        .isEqualTo(Failure.UNAVAILABLE);
    assertThat(failure(client(true), source, ClinicalCase.of(new CaseId("Other"), "any"), 1))
        .isEqualTo(Failure.UNAVAILABLE);
  }

  @Test
  void scriptedAnswersGoByTheVeryTextOfTheCase() {
    var source = new ModelSource.Scripted(KEPT, Map.of("A man has pain.", DEMO));
    assertThat(
            text(client(true), source, ClinicalCase.of(new CaseId("x"), "A man\n has  pain. "), 1))
        .isEqualTo("1. Order ECG");
    assertThat(failure(client(true), source, ClinicalCase.of(DEMO, "A man has no pain."), 1))
        .isEqualTo(Failure.UNAVAILABLE);
  }

  @Test
  void scriptedAnswersAreRefusedInProduction() {
    var source = new ModelSource.Scripted(KEPT, Map.of("A man has pain.", DEMO));
    assertThat(failure(client(false), source, ClinicalCase.of(DEMO, "A man has pain."), 1))
        .isEqualTo(Failure.UNAVAILABLE);
  }

  private static RoutingModelClient client(boolean scriptedAllowed) {
    return new RoutingModelClient(
        request -> new ModelReply.Failed(Failure.UNAVAILABLE, "no live model"),
        new ScriptedModelClient(scriptedAllowed));
  }

  private static String text(
      RoutingModelClient client, ModelSource source, ClinicalCase asked, int trial) {
    return ((ModelReply.Completion) client.call(request(source, asked, trial))).text();
  }

  private static Failure failure(
      RoutingModelClient client, ModelSource source, ClinicalCase asked, int trial) {
    return ((ModelReply.Failed) client.call(request(source, asked, trial))).failure();
  }

  private static ModelRequest request(ModelSource source, ClinicalCase asked, int trial) {
    var agent =
        new AgentSpec(
            new AgentId("a"),
            source,
            "m",
            "r",
            aPrompt(),
            null,
            1,
            StructuredOutput.NONE,
            LONG,
            null,
            Fingerprint.of("a"));
    return new ModelRequest(
        agent,
        asked,
        AnswerForm.PROPOSAL,
        0,
        "",
        "u",
        Fingerprint.of("u"),
        trial,
        LONG,
        Budget.unlimited());
  }
}
