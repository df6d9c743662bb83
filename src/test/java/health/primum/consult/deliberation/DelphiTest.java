package health.primum.consult.deliberation;

import static health.primum.testsupport.Fixtures.aCase;
import static health.primum.testsupport.Fixtures.anAgent;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.RuleBook;
import health.primum.agent.Usage;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Team;
import health.primum.consult.document.AdviceDocument;
import health.primum.testsupport.Answers;
import health.primum.testsupport.DelphiPanel;
import health.primum.testsupport.Fixtures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DelphiTest {
  private final DelphiPanel panel = new DelphiPanel();
  private final Answers models = panel.models();

  @Test
  void everyMemberRatesEveryCandidateAndTheRatingsDecide() {
    member("a", "1. Order ECG\n2. Start aspirin", Map.of("ECG", 9, "aspirin", 8, "MRI", 2));
    member("b", "1. Order ECG\n2. Order MRI", Map.of("ECG", 9, "aspirin", 7, "MRI", 5));
    member("c", "1. Order ECG", Map.of("ECG", 8, "aspirin", 9, "MRI", 1));
    var advised = (Advice.Advised) ask(DelphiPanel.team(2, "a", "b", "c"));
    assertThat(advised.plan().recommendations())
        .extracting(r -> r.text())
        .containsExactly("Order ECG", "Start aspirin");
    assertThat(advised.ledger().decided(Decision.ADVISE_AGAINST))
        .extracting(e -> e.candidate().action().text())
        .containsExactly("Order MRI");
    LedgerEntry ecg = advised.ledger().entries().getFirst();
    assertThat(ecg.ratings())
        .extracting(r -> r.agent() + " " + r.score().score())
        .containsExactly("a 9", "b 9", "c 8");
    assertThat(advised.provenance().usage()).isEqualTo(new Usage(60, 120));
  }

  @Test
  void ballotsShowNoAuthorsAndEachMemberItsOwnOrder() {
    String plan = "1. Order ECG\n2. Order CT\n3. Order MRI\n4. Start aspirin\n5. Start heparin";
    for (String name : List.of("alice", "bob", "carol")) {
      member(name, plan, Map.of());
    }
    ask(DelphiPanel.team(2, "alice", "bob", "carol"));
    List<String> ballots =
        models.asked().stream()
            .filter(request -> request.form() == AnswerForm.BALLOT)
            .map(ModelRequest::user)
            .toList();
    assertThat(ballots).hasSize(3).noneMatch(text -> text.matches("(?s).*(alice|bob|carol).*"));
    assertThat(ballots.stream().map(DelphiPanel::items).distinct().count()).isGreaterThan(1);
    List<String> before = models.asked().stream().map(r -> r.content().sha256()).sorted().toList();
    ask(DelphiPanel.team(2, "alice", "bob", "carol"));
    assertThat(models.asked().stream().skip(6).map(r -> r.content().sha256()).sorted())
        .isEqualTo(before);
  }

  @Test
  void manyCandidatesAreRatedInBatches() {
    var plan = new StringBuilder();
    for (int i = 0; i < 90; i++) {
      plan.append(i + 1).append(". Order test number ").append(i).append(" of serum\n");
    }
    member("a", plan.toString(), Map.of());
    member("b", "1. Order ECG", Map.of());
    var advised = (Advice.Advised) ask(DelphiPanel.team(2, "a", "b"));
    assertThat(models.asked().stream().filter(r -> r.form() == AnswerForm.BALLOT)).hasSize(6);
    assertThat(advised.ledger().entries()).hasSize(91).allMatch(e -> e.ratings().size() == 2);
    assertThat(advised.ledger().decided(Decision.RECOMMEND)).hasSize(12);
  }

  @Test
  void aMissingRatingIsAnAbstentionNotAFive() {
    member("a", "1. Order ECG\n2. Start aspirin", Map.of("ECG", 9, "aspirin", 9));
    member("b", "1. Order ECG", Map.of("ECG", 9, "aspirin", 0));
    Advice.Advised advised = (Advice.Advised) ask(DelphiPanel.team(2, "a", "b"));
    assertThat(advised.ledger().decided(Decision.UNRESOLVED))
        .extracting(e -> e.candidate().action().text() + ", " + e.reason())
        .containsExactly("Start aspirin, only 1 of the 2 ratings that are needed");
  }

  @Test
  void tooFewRatersEscalate() {
    member("a", "1. Order ECG", Map.of());
    member("b", "1. Order ECG", Map.of());
    models.does(
        "b",
        request ->
            request.form() == AnswerForm.BALLOT
                ? new ModelReply.Failed(Failure.RATE_LIMITED, "told to")
                : Answers.said("1. Order ECG"));
    var escalated = (Advice.Escalated) ask(DelphiPanel.team(2, "a", "b"));
    assertThat(AdviceDocument.of(escalated).labels())
        .contains("INCOMPLETE: b gave no ratings (RATE_LIMITED)");
    assertThat(escalated.partial()).hasSize(2);
  }

  @Test
  void aMemberThatProposedNothingStillRates() {
    member("a", "1. Order ECG", Map.of());
    member("b", "1. Order ECG", Map.of());
    member("c", " ", Map.of());
    var advised = (Advice.Advised) ask(DelphiPanel.team(2, "a", "b", "c"));
    assertThat(advised.ledger().entries().getFirst().ratings()).hasSize(3);
  }

  @Test
  void proposingLeavesTimeToRate() {
    member("a", "1. Order ECG", Map.of());
    member("b", "1. Order ECG", Map.of());
    models.hangs("c");
    var request =
        new ConsultRequest(
            new ConsultId("c"),
            aCase(),
            DelphiPanel.team(2, "a", "b", "c"),
            Duration.ofMillis(800),
            1,
            Budget.unlimited());
    Advice advice = Fixtures.deliberation(models).deliberate(request, ConsultListener.NONE);
    assertThat(advice).isInstanceOf(Advice.Advised.class);
    assertThat(advice.provenance().members().getLast().took()).isLessThan(Duration.ofMillis(700));
    assertThat(AdviceDocument.of(advice).labels())
        .contains(
            "INCOMPLETE: c gave no answer (TIMED_OUT)",
            "INCOMPLETE: c gave no ratings (TIMED_OUT)");
  }

  @Test
  void writtenRulesProposeAndDoNotRateNorMakeUpForAMissingModel() {
    member("a", "1. Order ECG", Map.of());
    member("b", "1. Order ECG", Map.of());
    models.does(
        "rules",
        request ->
            new ModelReply.Completion(
                "x",
                new Answer.Planned(new PlanParser().parse("1. Start aspirin")),
                Usage.NONE,
                Origin.RULES));
    Team team = DelphiPanel.team(2, List.of(anAgent("a"), anAgent("b"), rules()));
    var advised = (Advice.Advised) ask(team);
    assertThat(advised.plan().recommendations())
        .extracting(r -> r.text())
        .containsExactly("Order ECG", "Start aspirin");
    assertThat(advised.ledger().entries()).allMatch(entry -> entry.ratings().size() == 2);
    assertThat(models.asked())
        .filteredOn(request -> request.agent().id().value().equals("rules"))
        .hasSize(1);
    models.fails("b", Failure.REFUSED);
    assertThat(ask(team)).isInstanceOf(Advice.Escalated.class);
  }

  private static AgentSpec rules() {
    AgentSpec like = anAgent("rules");
    var book =
        new RuleBook() {
          @Override
          public ManagementPlan plan(ClinicalCase clinicalCase) {
            return new ManagementPlan("", List.of());
          }

          @Override
          public Fingerprint fingerprint() {
            return Fingerprint.of("book");
          }
        };
    return new AgentSpec(
        like.id(),
        new ModelSource.Rules(book),
        like.model(),
        like.role(),
        like.prompt(),
        null,
        1,
        like.structured(),
        like.deadline(),
        null,
        like.fingerprint());
  }

  private void member(String name, String plan, Map<String, Integer> scores) {
    panel.member(name, plan, scores);
  }

  private Advice ask(Team team) {
    return panel.ask(team);
  }
}
