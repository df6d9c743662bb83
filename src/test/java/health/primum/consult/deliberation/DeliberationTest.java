package health.primum.consult.deliberation;

import static health.primum.testsupport.Fixtures.aCase;
import static health.primum.testsupport.Fixtures.aTeam;
import static health.primum.testsupport.Fixtures.anAgent;
import static health.primum.testsupport.Fixtures.solo;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.Recommendation;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.Decision;
import health.primum.consult.Advice;
import health.primum.consult.Advice.Advised;
import health.primum.consult.Advice.Escalated;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.consult.Team;
import health.primum.testsupport.Answers;
import health.primum.testsupport.Fixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeliberationTest {
  private final Answers models = new Answers();

  @Test
  void soloPlanIsTheMembersOwn() {
    models.says("a", "Looks cardiac.\n\n1. Order ECG\n2. Start aspirin 325 mg");
    var advised = (Advised) ask(solo("a"));
    assertThat(advised.plan().assessment()).isEqualTo("Looks cardiac.");
    assertThat(texts(advised)).containsExactly("Order ECG", "Start aspirin 325 mg");
    assertThat(advised.ledger().entries()).hasSize(2);
    assertThat(advised.dissent()).isEmpty();
  }

  @Test
  void majorityKeepsWhatTwoOfThreeProposeAndAccountsForTheRest() {
    models
        .says("a", "1. Order ECG\n2. Start aspirin 325 mg")
        .says("b", "1. Obtain an ECG")
        .says("c", "1. Order troponin");
    var advised = (Advised) ask(aTeam(new ConsensusRule.Majority(), "a", "b", "c"));
    assertThat(texts(advised)).containsExactly("Obtain an ECG");
    assertThat(advised.ledger().decided(Decision.NOT_RECOMMENDED))
        .extracting(entry -> entry.candidate().action().text() + ": " + entry.reason())
        .containsExactly(
            "Order troponin: 1 of 3 members that answered proposed it; the rule 'majority' needs 2",
            "Start aspirin 325 mg: 1 of 3 members that answered proposed it; the rule 'majority' needs 2");
    assertThat(advised.dissent())
        .extracting(d -> d.member() + " " + d.candidate() + " " + d.kind())
        .containsExactly("c c1 OMITTED", "c c2 OUTVOTED", "a c3 OUTVOTED");
  }

  @Test
  void aHangingMemberAbstainsAtItsDeadlineAndTheOthersCount() {
    models.says("a", "1. Order ECG").says("b", "1. Order ECG").hangs("c");
    Team team =
        aTeam(
            new ConsensusRule.Majority(),
            2,
            anAgent("a"),
            anAgent("b"),
            anAgent("c", Duration.ofMillis(150)));
    var advised = (Advised) ask(team);
    assertThat(texts(advised)).containsExactly("Order ECG");
    assertThat(answers(advised))
        .filteredOn(Abstention.class::isInstance)
        .containsExactly(
            new Abstention(new AgentId("c"), Failure.TIMED_OUT, "no answer within 150 ms"));
  }

  @Test
  void escalatesWhenTooFewMembersAnswer() {
    models.says("a", "1. Order ECG").fails("b", Failure.REFUSED).fails("c", Failure.RATE_LIMITED);
    var escalated =
        (Escalated)
            ask(aTeam(new ConsensusRule.Any(), 2, anAgent("a"), anAgent("b"), anAgent("c")));
    assertThat(escalated.reason()).isEqualTo(Advice.Reason.NO_QUORUM);
    assertThat(escalated.partial()).extracting(Proposal::agent).containsExactly(new AgentId("a"));
  }

  @Test
  void aMemberThatThrowsOrBabblesAbstains() {
    models
        .does(
            "a",
            request -> {
              throw new IllegalStateException("Mrs Secret");
            })
        .says("b", " \n ")
        .says("c", "1. Order CBC\n".repeat(101))
        .says("d", "1. Order ECG")
        .says("e", "1. Order ECG");
    var advised = (Advised) ask(aTeam(new ConsensusRule.Any(), "a", "b", "c", "d", "e"));
    assertThat(answers(advised))
        .filteredOn(Abstention.class::isInstance)
        .extracting(
            answer -> ((Abstention) answer).failure() + " " + ((Abstention) answer).detail())
        .containsExactly(
            "UNAVAILABLE fault in the member's call: IllegalStateException",
            "UNPARSEABLE the answer recommends nothing",
            "UNPARSEABLE the answer has 101 recommendations, more than 100");
  }

  @Test
  void aRefusalIsNoProposal() {
    models.says("a", "I'm sorry, but I can't provide medical advice. Please consult a doctor.");
    var escalated = (Escalated) ask(solo("a"));
    assertThat(answers(escalated))
        .containsExactly(
            new Abstention(
                new AgentId("a"),
                Failure.REFUSED,
                "the model declined to answer",
                new Usage(10, 20)));
    models.says("a", "I'm sorry to hear this.\n1. Order a troponin now.");
    assertThat(ask(solo("a"))).isInstanceOf(Advised.class);
  }

  @Test
  void membersSeeTheCaseAndNotEachOther() {
    models.says("a", "1. Order ECG").says("b", "1. Order ECG");
    ask(aTeam(new ConsensusRule.Any(), "a", "b"));
    assertThat(models.asked())
        .hasSize(2)
        .allSatisfy(
            request ->
                assertThat(request.user()).contains(aCase().narrative()).doesNotContain("ECG"));
  }

  @Test
  void aListenersFaultCostsNoAdvice() {
    models.says("a", "1. Order ECG");
    var broken =
        new ConsultListener() {
          @Override
          public void asked(ConsultId consult, AgentId member, Step step) {
            throw new IllegalStateException("listener");
          }

          @Override
          public void finished(ConsultId consult, Advice advice) {
            throw new IllegalStateException("listener");
          }
        };
    assertThat(Fixtures.deliberation(models).deliberate(request(solo("a")), broken))
        .isInstanceOf(Advised.class);
  }

  @Test
  void anInterruptedConsultIsCancelledNotLost() throws InterruptedException {
    models.hangs("a");
    var result = new ArrayList<Advice>();
    Thread caller = Thread.ofVirtual().start(() -> result.add(ask(solo("a"))));
    while (models.asked().isEmpty()) {
      Thread.sleep(5);
    }
    caller.interrupt();
    caller.join();
    assertThat(answers(result.getFirst()))
        .containsExactly(
            new Abstention(new AgentId("a"), Failure.CANCELLED, "the consult was cancelled"));
  }

  @Test
  void orderOfMembersAndOfAnswersChangesNothing() {
    var random = new Random(7);
    models
        .does("a", request -> afterAWhile(random, "1. Order ECG\n2. Stop ibuprofen\n3. Order CBC"))
        .does("b", request -> afterAWhile(random, "1. Stop ibuprofen\n2. Start aspirin 81 mg"))
        .does("c", request -> afterAWhile(random, "1. Obtain an ECG\n2. Refer to cardiology"));
    List<String> members = new ArrayList<>(List.of("a", "b", "c"));
    var expected =
        (Advised) ask(aTeam(new ConsensusRule.Majority(), members.toArray(String[]::new)));
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(members, random);
      var advised =
          (Advised) ask(aTeam(new ConsensusRule.Majority(), members.toArray(String[]::new)));
      assertThat(advised.plan()).isEqualTo(expected.plan());
      assertThat(advised.ledger()).isEqualTo(expected.ledger());
      assertThat(advised.dissent()).isEqualTo(expected.dissent());
      assertThat(answers(advised)).isEqualTo(answers(expected));
    }
  }

  private static health.primum.agent.ModelReply afterAWhile(Random random, String text) {
    try {
      Thread.sleep(random.nextInt(8));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return Answers.said(text);
  }

  private Advice ask(Team team) {
    return Fixtures.deliberation(models).deliberate(request(team), ConsultListener.NONE);
  }

  private static ConsultRequest request(Team team) {
    return ConsultRequest.of(new ConsultId("consult"), aCase(), team);
  }

  private static List<String> texts(Advised advised) {
    return advised.plan().recommendations().stream().map(Recommendation::text).toList();
  }

  private static List<MemberAnswer> answers(Advice advice) {
    return advice.provenance().members().stream().map(Provenance.Member::answer).toList();
  }
}
