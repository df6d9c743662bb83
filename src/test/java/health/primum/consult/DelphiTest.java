package health.primum.consult;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.aCase;
import static health.primum.testsupport.Fixtures.anAgent;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Answer;
import health.primum.agent.AnswerForm;
import health.primum.agent.Ballot;
import health.primum.agent.Budget;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.agent.RuleBook;
import health.primum.agent.Usage;
import health.primum.clinical.Appropriateness;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.Decision;
import health.primum.consensus.DelphiRule;
import health.primum.consensus.LedgerEntry;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DelphiTest {
  private static final Pattern ITEM = Pattern.compile("(?m)^(\\d+)\\. (.*)$");
  private final Answers models = new Answers();

  @Test
  void everyMemberRatesEveryCandidateAndTheRatingsDecide() {
    member("a", "1. Order ECG\n2. Start aspirin", Map.of("ECG", 9, "aspirin", 8, "MRI", 2));
    member("b", "1. Order ECG\n2. Order MRI", Map.of("ECG", 9, "aspirin", 7, "MRI", 5));
    member("c", "1. Order ECG", Map.of("ECG", 8, "aspirin", 9, "MRI", 1));
    var advised = (Advice.Advised) ask(team(2, "a", "b", "c"));
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
    ask(team(2, "alice", "bob", "carol"));
    List<String> ballots =
        models.asked().stream()
            .filter(request -> request.form() == AnswerForm.BALLOT)
            .map(ModelRequest::user)
            .toList();
    assertThat(ballots).hasSize(3).noneMatch(text -> text.matches("(?s).*(alice|bob|carol).*"));
    assertThat(ballots.stream().map(DelphiTest::items).distinct().count()).isGreaterThan(1);
    List<String> before = models.asked().stream().map(r -> r.content().sha256()).sorted().toList();
    ask(team(2, "alice", "bob", "carol"));
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
    var advised = (Advice.Advised) ask(team(2, "a", "b"));
    assertThat(models.asked().stream().filter(r -> r.form() == AnswerForm.BALLOT)).hasSize(6);
    assertThat(advised.ledger().entries()).hasSize(91).allMatch(e -> e.ratings().size() == 2);
    assertThat(advised.ledger().decided(Decision.RECOMMEND)).hasSize(12);
  }

  @Test
  void aMissingRatingIsAnAbstentionNotAFive() {
    member("a", "1. Order ECG\n2. Start aspirin", Map.of("ECG", 9, "aspirin", 9));
    member("b", "1. Order ECG", Map.of("ECG", 9, "aspirin", 0));
    Advice.Advised advised = (Advice.Advised) ask(team(2, "a", "b"));
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
    var escalated = (Advice.Escalated) ask(team(2, "a", "b"));
    assertThat(AdviceDocument.of(escalated).labels())
        .contains("INCOMPLETE: b gave no ratings (RATE_LIMITED)");
    assertThat(escalated.partial()).hasSize(2);
  }

  @Test
  void aMemberThatProposedNothingStillRates() {
    member("a", "1. Order ECG", Map.of());
    member("b", "1. Order ECG", Map.of());
    member("c", " ", Map.of());
    var advised = (Advice.Advised) ask(team(2, "a", "b", "c"));
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
            team(2, "a", "b", "c"),
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
    Team team = team(2, List.of(anAgent("a"), anAgent("b"), rules()));
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

  /** A member with a plan, and scores for items that contain a word (8 where none does, 0 none). */
  private void member(String name, String plan, Map<String, Integer> scores) {
    models.does(
        name,
        request ->
            request.form() == AnswerForm.PROPOSAL
                ? Answers.said(plan)
                : rated(items(request.user()), scores));
  }

  private static ModelReply rated(Map<Integer, String> items, Map<String, Integer> scores) {
    var ratings = new ArrayList<Ballot.Rating>();
    items.forEach(
        (number, text) -> {
          int score =
              scores.entrySet().stream()
                  .filter(s -> text.contains(s.getKey()))
                  .mapToInt(Map.Entry::getValue)
                  .findFirst()
                  .orElse(8);
          if (score > 0) {
            ratings.add(new Ballot.Rating(number, new Appropriateness(score), "why"));
          }
        });
    return new ModelReply.Completion(
        "{}", new Answer.Rated(new Ballot(ratings)), new Usage(10, 20), Origin.LIVE);
  }

  private static Map<Integer, String> items(String message) {
    Map<Integer, String> items = new HashMap<>();
    Matcher item = ITEM.matcher(message);
    while (item.find()) {
      items.put(Integer.parseInt(item.group(1)), item.group(2));
    }
    return items;
  }

  private Advice ask(Team team) {
    return Fixtures.deliberation(models)
        .deliberate(ConsultRequest.of(new ConsultId("c"), aCase(), team), ConsultListener.NONE);
  }

  private static Team team(int quorum, String... names) {
    return team(quorum, Arrays.stream(names).map(Fixtures::anAgent).toList());
  }

  private static Team team(int quorum, List<AgentSpec> members) {
    var prompt =
        new PromptTemplate(
            "rate/test", "You rate.", "{{case}}\n{{candidates}}", Fingerprint.of("rate"));
    Map<AgentId, PromptTemplate> prompts = new HashMap<>();
    for (AgentSpec member : members) {
      prompts.put(member.id(), prompt);
    }
    return new Team(
        new TeamId("delphi"),
        members,
        new Protocol.Delphi(new DelphiRule(12), prompts, Map.of()),
        quorum,
        LONG,
        null,
        Fingerprint.of("delphi"));
  }
}
