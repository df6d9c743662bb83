package health.primum.noharm.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.primum.agent.AgentId;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.Usage;
import health.primum.clinical.CaseId;
import health.primum.consult.Spending;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.Judgement;
import health.primum.noharm.judge.UnscoredReason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EarlierTest {
  private static final WorkItem ITEM = new WorkItem("a", new CaseId("One1"), 1);
  private static final Kept ANSWER =
      new Kept.Answer(ITEM, new Attempt.Answered("yes"), List.of(spent("0.25")));

  @Test
  void whatDoesNotBelongIsNamedByLine() {
    var otherArm = new WorkItem("z", ITEM.variant(), 1);
    var otherText = new WorkItem("a", new CaseId("Two1"), 1);
    assertThatThrownBy(
            () ->
                earlier(
                    new Kept.Answer(otherArm, new Attempt.Nothing(), List.of()),
                    new Kept.Answer(otherText, new Attempt.Nothing(), List.of()),
                    verdict("j", "yes", UnscoredReason.NO_VERDICT),
                    ANSWER,
                    ANSWER,
                    verdict("other", "yes", UnscoredReason.NO_VERDICT),
                    verdict("j", "no", UnscoredReason.NO_VERDICT),
                    verdict("j", "yes", UnscoredReason.NO_VERDICT),
                    verdict("j", "yes", UnscoredReason.NO_VERDICT)))
        .isInstanceOfSatisfying(
            FaultyInput.class,
            faulty ->
                assertThat(faulty.faults())
                    .extracting(fault -> fault.line() + " " + fault.what())
                    .containsExactly(
                        "2 is of arm 'z', which this evaluation has not",
                        "3 is of a Two1 trial 1, which is no item of this evaluation",
                        "4 judges an answer to a One1 trial 1 that does not stand before it",
                        "6 answers a One1 trial 1 a second time",
                        "7 is by judge 'other', whom this evaluation has not",
                        "8 judges an answer to a One1 trial 1 that does not stand before it",
                        "10 judges a One1 trial 1 a second time by j"));
  }

  @Test
  void aStepThatIsTriedAgainIsNotFinishedAndItsMoneyIsSpent() {
    var missing =
        new Kept.Answer(
            ITEM, new Attempt.Missing(UnscoredReason.BUDGET, "", true), List.of(spent("0.50")));
    Earlier before = earlier(missing);
    assertThat(before.answer(ITEM)).isEmpty();
    assertThat(before.finished()).isZero();
    assertThat(before.triedAgain()).isEqualTo(1);
    Earlier after =
        earlier(
            missing,
            ANSWER,
            verdict("j", "yes", UnscoredReason.JUDGE_TIMED_OUT),
            verdict("j", "yes", UnscoredReason.JUDGE_REFUSED));
    assertThat(after.answer(ITEM)).contains((Kept.Answer) ANSWER);
    assertThat(after.verdict(ITEM, "j")).isPresent();
    assertThat(after.finished()).isEqualTo(2);
    assertThat(after.triedAgain()).isZero();
    assertThat(after.cost()).isEqualByComparingTo("0.75");
  }

  @Test
  void timeMoneyAndProvidersAreTriedAgainAndRefusalsAreNot() {
    assertThat(Stream.of(Failure.values()).filter(Again::isTried))
        .containsExactlyInAnyOrder(
            Failure.TIMED_OUT,
            Failure.RATE_LIMITED,
            Failure.UNAVAILABLE,
            Failure.UNAUTHORISED,
            Failure.CANCELLED,
            Failure.BUDGET);
    var again = EnumSet.noneOf(UnscoredReason.class);
    for (UnscoredReason reason : UnscoredReason.values()) {
      if (Again.isTried(List.of(new Judgement.Undecided(reason, "")))) {
        again.add(reason);
      }
    }
    assertThat(again)
        .containsExactlyInAnyOrder(
            UnscoredReason.JUDGE_TIMED_OUT,
            UnscoredReason.JUDGE_UNAVAILABLE,
            UnscoredReason.JUDGE_BUDGET);
  }

  private static Kept verdict(String judge, String answer, UnscoredReason reason) {
    return new Kept.Verdict(
        ITEM,
        judge,
        Fingerprint.of(answer).sha256(),
        List.of(new Judgement.Undecided(reason, "")),
        List.of());
  }

  private static Spending.Item spent(String cost) {
    return new Spending.Item(
        new AgentId("m"), 1, new TreeMap<>(Map.of()), Usage.NONE, new BigDecimal(cost), true);
  }

  private static Earlier earlier(Kept... steps) {
    var lines = new ArrayList<ItemLog.Line>();
    for (Kept step : steps) {
      lines.add(new ItemLog.Line(lines.size() + 2, step));
    }
    return Earlier.of(lines, Set.of(ITEM), Set.of("j"));
  }
}
