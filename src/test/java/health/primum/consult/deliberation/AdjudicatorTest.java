package health.primum.consult.deliberation;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aCase;
import static health.primum.testsupport.Fixtures.anAgent;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Comparisons;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Usage;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.consult.document.AdviceDocument;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class AdjudicatorTest {
  private static final String ONE = "1. Clarify the patient's wishes about treatment";
  private static final String OTHER = "1. Explore the wishes of the patient and family";
  private final Answers models = new Answers();

  @Test
  void itsWordJoinsWhatTheMatcherLeftApart() {
    plans(ONE, OTHER, request -> compared(true));
    Advice.Advised advised = ask(true);
    assertThat(advised.ledger().entries()).hasSize(1);
    assertThat(advised.ledger().entries().getFirst().candidate().proposers()).hasSize(2);
    assertThat(advised.plan().recommendations()).hasSize(1);
    assertThat(AdviceDocument.of(advised).adjudications())
        .singleElement()
        .satisfies(
            asked -> {
              assertThat(asked.outcome()).isEqualTo("ruled");
              assertThat(asked.rulings())
                  .extracting(r -> r.same() + " " + r.reason())
                  .containsExactly("true because");
            });
  }

  @Test
  void withoutItOrWithoutItsConsentTheyStayApart() {
    plans(ONE, OTHER, request -> compared(false));
    assertThat(ask(true).ledger().entries()).hasSize(2);
    assertThat(ask(false).ledger().entries()).hasSize(2);
    plans(ONE, OTHER, request -> new ModelReply.Failed(Failure.TIMED_OUT, "told to"));
    Advice.Advised advised = ask(true);
    assertThat(advised.ledger().entries()).hasSize(2);
    assertThat(AdviceDocument.of(advised).labels())
        .contains("INCOMPLETE: a did not compare doubtful pairs (TIMED_OUT)");
  }

  @Test
  void itIsNotAskedWhereTheMatcherIsSure() {
    plans("1. Start aspirin", "1. Stop aspirin\n2. Start heparin", request -> compared(true));
    assertThat(ask(true).ledger().entries()).hasSize(3);
    assertThat(models.asked()).noneMatch(request -> request.form() == AnswerForm.PAIRS);
  }

  @Test
  void itSeesThePairsWithoutAuthors() {
    plans(ONE, OTHER, request -> compared(true));
    ask(true);
    ModelRequest asked =
        models.asked().stream()
            .filter(request -> request.form() == AnswerForm.PAIRS)
            .findFirst()
            .orElseThrow();
    assertThat(asked.items()).isEqualTo(1);
    assertThat(asked.user())
        .contains("1. A: ", "B: ", "Clarify the patient's wishes", "Explore the wishes");
  }

  private void plans(String one, String other, Function<ModelRequest, ModelReply> adjudicated) {
    models.does(
        "a",
        request ->
            request.form() == AnswerForm.PAIRS ? adjudicated.apply(request) : Answers.said(one));
    models.says("b", other);
  }

  private static ModelReply compared(boolean same) {
    var pairs = new Comparisons(List.of(new Comparisons.Pair(1, same, "because")));
    return new ModelReply.Completion(
        "{}", new Answer.Compared(pairs), new Usage(10, 20), Origin.LIVE);
  }

  private Advice.Advised ask(boolean adjudicated) {
    var prompt =
        new PromptTemplate(
            "adjudicate/pairs", "You compare.", "{{case}}\n{{pairs}}", Fingerprint.of("pairs"));
    Optional<Protocol.Adjudicator> adjudicator =
        adjudicated
            ? Optional.of(new Protocol.Adjudicator(new AgentId("a"), prompt))
            : Optional.empty();
    var team =
        new Team(
            new TeamId("adjudicated"),
            List.of(anAgent("a"), anAgent("b")),
            new Protocol.Vote(new ConsensusRule.Majority(), adjudicator),
            2,
            LONG,
            null,
            Fingerprint.of("adjudicated"));
    return (Advice.Advised)
        Fixtures.deliberation(models)
            .deliberate(ConsultRequest.of(new ConsultId("c"), aCase(), team), ConsultListener.NONE);
  }
}
