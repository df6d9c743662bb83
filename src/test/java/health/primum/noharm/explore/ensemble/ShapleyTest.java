package health.primum.noharm.explore.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.consensus.ConsensusRule;
import health.primum.noharm.explore.Ballots;
import health.primum.noharm.explore.measure.MissingPolicy;
import health.primum.noharm.explore.measure.SafetyFunction;
import health.primum.noharm.explore.measure.Scorer;
import health.primum.noharm.explore.table.PartialPolicy;
import health.primum.noharm.explore.table.VoteTable;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShapleyTest {
  /**
   * One option of score 9. Under "any" whoever of the two that vote for it joins first prevents 25,
   * the other nothing: half each. Who votes against it adds nothing.
   */
  @Test
  void sharesWhatEitherWouldPrevent() {
    VoteTable table =
        new Ballots()
            .ofCase("A1", 9)
            .votes("a", "A1", "y")
            .votes("b", "A1", "y")
            .votes("c", "A1", "n")
            .table();
    Shapley.Value[] values = game(table, new ConsensusRule.Any()).values(3, 0);
    assertThat(values[0].omission()).isCloseTo(-12.5, within(1e-12));
    assertThat(values[1].omission()).isCloseTo(-12.5, within(1e-12));
    assertThat(values[2].omission()).isZero();
    assertThat(values).allSatisfy(value -> assertThat(value.commission()).isZero());
  }

  @Test
  void addUpToWhatTheWholeTeamChanges() {
    for (int members : new int[] {2, 5, 12, 14}) {
      VoteTable table = Ballots.drawn(members, 4, new Random(members)).table();
      Shapley game = game(table, new ConsensusRule.Majority());
      Shapley.Value[] values = game.values(members, 1);
      double sum = Arrays.stream(values).mapToDouble(Shapley.Value::total).sum();
      double[] team = game.harm(IntStream.range(0, members).toArray());
      double[] nobody = game.harm(new int[0]);
      assertThat(sum).isCloseTo(team[0] + team[1] - nobody[0] - nobody[1], within(1e-9));
      assertThat(values[0].error()).matches(error -> members <= Shapley.EXACT == (error == 0));
    }
  }

  @Test
  void drawnOrdersComeNearAllOrders() {
    VoteTable table = Ballots.drawn(6, 6, new Random(5)).table();
    Shapley.Value[] exact = game(table, new ConsensusRule.Majority()).exact(6);
    Shapley.Value[] drawn = game(table, new ConsensusRule.Majority()).drawn(6, 9);
    for (int m = 0; m < exact.length; m++) {
      assertThat(drawn[m].error()).isPositive();
      assertThat(drawn[m].total()).isCloseTo(exact[m].total(), within(4 * drawn[m].error()));
    }
  }

  private static Shapley game(VoteTable table, ConsensusRule rule) {
    Threshold[] bySize =
        IntStream.rangeClosed(0, table.members().size())
            .mapToObj(size -> Threshold.of(rule, size))
            .toArray(Threshold[]::new);
    return new Shapley(
        new VoteCounter(table, PartialPolicy.NOHARM),
        new Scorer(table.layout(), SafetyFunction.LOG_K, MissingPolicy.NOT_RECOMMENDED),
        bySize);
  }
}
