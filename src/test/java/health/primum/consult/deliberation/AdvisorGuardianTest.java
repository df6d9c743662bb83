package health.primum.consult.deliberation;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aCase;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Review;
import health.primum.agent.Usage;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.Decision;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdvisorGuardianTest {
  private final Answers models =
      new Answers().says("advisor", "Cardiac.\n\n1. Order ECG\n2. Start aspirin\n3. Order MRI");

  @Test
  void guardiansEditThePlanInTurnAndEverythingIsAccountedFor() {
    reviewing(
        "g1",
        new Review(
            List.of(
                new Review.Removal(3, "changes nothing"),
                new Review.Change(2, action("Start aspirin 325 mg"), "dose missing")),
            List.of(action("Order troponin"))));
    reviewing("g2", new Review(List.of(new Review.Removal(1, "done already")), List.of()));
    var advised = (Advice.Advised) ask(2, "advisor", "g1", "g2");
    assertThat(advised.plan().assessment()).isEqualTo("Cardiac.");
    assertThat(texts(advised)).containsExactly("Start aspirin 325 mg", "Order troponin");
    assertThat(advised.ledger().entries())
        .extracting(e -> e.candidate().action().text() + " " + e.decision() + ": " + e.reason())
        .containsExactly(
            "Start aspirin 325 mg RECOMMEND: instead of another wording by g1",
            "Order troponin RECOMMEND: added in review by g1",
            "Order ECG NOT_RECOMMENDED: removed by g2: done already",
            "Start aspirin NOT_RECOMMENDED: changed by g1: dose missing",
            "Order MRI NOT_RECOMMENDED: removed by g1: changes nothing");
    assertThat(advised.provenance().drafts())
        .extracting(d -> d.by() + " " + d.plan().recommendations().size())
        .containsExactly("advisor 3", "g1 3");
  }

  @Test
  void aGuardianSeesThePlanAsItStands() {
    reviewing("g1", new Review(List.of(new Review.Removal(1, "x")), List.of()));
    reviewing("g2", new Review(List.of(), List.of()));
    ask(2, "advisor", "g1", "g2");
    assertThat(models.asked().stream().filter(r -> r.form() == AnswerForm.REVIEW))
        .extracting(ModelRequest::user)
        .satisfiesExactly(
            first -> assertThat(first).contains("1. Order ECG\n2. Start aspirin\n3. Order MRI"),
            second ->
                assertThat(second)
                    .contains("1. Start aspirin\n2. Order MRI")
                    .doesNotContain("ECG"));
  }

  @Test
  void aGuardianThatFailsLeavesThePlanAndIsNamed() {
    models.fails("g1", Failure.REFUSED);
    reviewing("g2", new Review(List.of(), List.of(action("Order troponin"))));
    Advice advice = ask(2, "advisor", "g1", "g2");
    assertThat(texts((Advice.Advised) advice))
        .containsExactly("Order ECG", "Start aspirin", "Order MRI", "Order troponin");
    assertThat(AdviceDocument.of(advice).labels())
        .contains("INCOMPLETE: g1 gave no answer (REFUSED)");
  }

  @Test
  void withoutItsQuorumOrItsAdvisorItEscalates() {
    models.fails("g1", Failure.REFUSED);
    var escalated = (Advice.Escalated) ask(2, "advisor", "g1");
    assertThat(escalated.partial()).hasSize(1);
    models.fails("advisor", Failure.TIMED_OUT);
    reviewing("g1", new Review(List.of(), List.of(action("Order ECG"))));
    assertThat(ask(2, "advisor", "g1")).isInstanceOf(Advice.Escalated.class);
  }

  @Test
  void anAnswerThatIsNoReviewIsNone() {
    models.says("g1", "Looks good to me.");
    reviewing("g2", new Review(List.of(), List.of()));
    var advised = (Advice.Advised) ask(2, "advisor", "g1", "g2");
    assertThat(texts(advised)).hasSize(3);
    assertThat(advised.ledger().entries())
        .allMatch(entry -> entry.reason().equals("proposed by advisor; left standing by g2"));
    assertThat(AdviceDocument.of(advised).labels())
        .contains("INCOMPLETE: g1 gave no answer (UNPARSEABLE)");
  }

  @Test
  void anEditOfAnItemThatIsNotThereChangesNothing() {
    reviewing("g1", new Review(List.of(new Review.Removal(9, "x")), List.of()));
    assertThat(texts((Advice.Advised) ask(2, "advisor", "g1"))).hasSize(3);
  }

  @Test
  void theSameWordsTwiceStayTwoLines() {
    models.says("advisor", "1. Order ECG\n2. Order ECG");
    reviewing("g1", new Review(List.of(new Review.Removal(1, "twice")), List.of()));
    var advised = (Advice.Advised) ask(2, "advisor", "g1");
    assertThat(texts(advised)).containsExactly("Order ECG");
    assertThat(advised.ledger().decided(Decision.NOT_RECOMMENDED)).hasSize(1);
  }

  private void reviewing(String guardian, Review review) {
    models.does(
        guardian,
        request ->
            new ModelReply.Completion(
                "{}", new Answer.Reviewed(review), new Usage(1, 1), Origin.LIVE));
  }

  private static Recommendation action(String text) {
    return new PlanParser().parse("1. " + text).recommendations().getFirst();
  }

  private static List<String> texts(Advice.Advised advised) {
    return advised.plan().recommendations().stream().map(Recommendation::text).toList();
  }

  private Advice ask(int quorum, String... names) {
    AgentSpec[] members = Arrays.stream(names).map(Fixtures::anAgent).toArray(AgentSpec[]::new);
    var prompt =
        new PromptTemplate(
            "review/test", "You review.", "{{case}}\n{{plan}}", Fingerprint.of("review"));
    Map<AgentId, PromptTemplate> prompts = new HashMap<>();
    for (AgentSpec member : members) {
      prompts.put(member.id(), prompt);
    }
    var team =
        new Team(
            new TeamId("guarded"),
            List.of(members),
            new Protocol.AdvisorGuardian(prompts),
            quorum,
            LONG,
            null,
            Fingerprint.of("guarded"));
    return Fixtures.deliberation(models)
        .deliberate(ConsultRequest.of(new ConsultId("c"), aCase(), team), ConsultListener.NONE);
  }
}
