package health.primum.consult;

import static health.primum.testsupport.Fixtures.LONG;
import static health.primum.testsupport.Fixtures.anAgent;
import static health.primum.testsupport.Fixtures.solo;
import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.Abstention;
import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Origin;
import health.primum.agent.Price;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.ManagementPlan;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A cost that nobody knows is no cost of zero. */
class CostTest {
  private static final Usage TOKENS = new Usage(1_000_000, 1_000_000);

  @Test
  void whatIsKnownIsSummedAndWholeWhenAllIsKnown() {
    Provenance consult = consult(answered(TOKENS), answered(TOKENS));
    assertThat(consult.cost()).isEqualByComparingTo("6");
    assertThat(consult.isCostComplete()).isTrue();
  }

  @Test
  void aCallGivenUpMidwayMakesItALowerBound() {
    Provenance consult = consult(answered(TOKENS), failed(Failure.TIMED_OUT));
    assertThat(consult.cost()).isEqualByComparingTo("3");
    assertThat(consult.isCostComplete()).isFalse();
  }

  @Test
  void anAnswerWithoutATokenCountIsOfUnknownCost() {
    Provenance consult = consult(answered(Usage.NONE));
    assertThat(consult.cost()).isNull();
    assertThat(consult.isCostComplete()).isFalse();
  }

  @Test
  void whatWasNeverAskedCostNothing() {
    Provenance consult = consult(failed(Failure.BUDGET), failed(Failure.UNAUTHORISED));
    assertThat(consult.cost()).isZero();
    assertThat(consult.isCostComplete()).isTrue();
  }

  private static MemberAnswer answered(Usage usage) {
    return new Proposal(
        anAgent("a").id(), new ManagementPlan("", List.of()), "x", usage, Origin.LIVE);
  }

  private static MemberAnswer failed(Failure failure) {
    return new Abstention(anAgent("a").id(), failure, "told to");
  }

  private static Provenance consult(MemberAnswer... answers) {
    AgentSpec any = anAgent("a");
    var priced =
        new AgentSpec(
            any.id(),
            any.source(),
            any.model(),
            any.role(),
            any.prompt(),
            any.temperature(),
            any.maxTokens(),
            any.structured(),
            any.deadline(),
            new Price(BigDecimal.ONE, BigDecimal.TWO, null),
            any.fingerprint());
    List<Provenance.Member> members =
        java.util.Arrays.stream(answers)
            .map(answer -> new Provenance.Member(priced, Step.PROPOSE, answer, LONG))
            .toList();
    return new Provenance(
        new ConsultId("c"), solo("a"), members, List.of(), List.of(), Instant.EPOCH, LONG);
  }
}
