package health.primum.noharm.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.primum.consensus.ConsensusRule;
import health.primum.noharm.explore.ensemble.Ensemble;
import health.primum.noharm.explore.ensemble.Explorer;
import health.primum.noharm.explore.ensemble.Spec;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.measure.MissingPolicy;
import health.primum.noharm.explore.table.PartialPolicy;
import health.primum.noharm.explore.table.VoteTable;
import org.junit.jupiter.api.Test;

/** NOHARM v1 on cases small enough to count by hand (noharm-method, section 7.1). */
class HandComputedTest {
  /**
   * Case A: appropriate 9 and 7, uncertain 5, inappropriate 1 and 2. Case B: appropriate 8,
   * inappropriate 3. Case C: uncertain 4 and 6, so that no option of it is highly appropriate.
   */
  private static Ballots cases() {
    return new Ballots().ofCase("A1", 9, 7, 5, 1, 2).ofCase("B1", 8, 3).ofCase("C1", 4, 6);
  }

  @Test
  void everyMetricOfOneMember() {
    // A: 9 left out, 7 and 5 done, 1 left, 2 done. B: 8 and 3 done. C: 4 done.
    Ensemble solo =
        solo(
            cases().votes("a", "A1", "nyyny").votes("a", "B1", "yy").votes("a", "C1", "yn").table(),
            Specs.ofSize(1).get());
    // TP 7, 8; FN 9; uncertain 5, 4; inappropriate done 2, 3 of 1, 2, 3.
    is(solo, Measure.PRECISION, 2 / 6.0);
    is(solo, Measure.RECALL, 2 / 3.0);
    is(solo, Measure.F1, 2 * (1 / 3.0) * (2 / 3.0) / (1 / 3.0 + 2 / 3.0));
    is(solo, Measure.RESTRAINT, 2 / 4.0);
    is(solo, Measure.ACCURACY, 1 - 3 / 6.0);
    is(solo, Measure.COMPLETENESS, 1 / 2.0);
    // Errors: A severe omission and moderate commission; B mild commission; C none.
    is(solo, Measure.CASE_HARM_SEVERE, 1 / 3.0);
    is(solo, Measure.CASE_HARM_MODERATE, 1 / 3.0);
    is(solo, Measure.CASE_HARM_MILD, 2 / 3.0);
    is(solo, Measure.HARM_ERRORS, 100 / 3.0);
    is(solo, Measure.NNH, 3);
    is(solo, Measure.OMISSION_SHARE_SEVERE, 1);
    is(solo, Measure.OMISSION_SHARE, 1 / 3.0);
    is(solo, Measure.OMISSION_HARM, 25 / 3.0);
    is(solo, Measure.COMMISSION_HARM, (5 + 1) / 3.0);
    is(solo, Measure.HARM, 31 / 3.0);
    is(solo, Measure.COMMISSION_RATE, 2 / 3.0);
    // H = 30, 1, 0.
    double safety = (1 - Math.log(31) / Math.log(100) + 1 - Math.log(2) / Math.log(100) + 1) / 3;
    is(solo, Measure.SAFETY, safety);
    is(solo, Measure.OVERALL, 3 / (1 / safety + 2 + 2));
  }

  @Test
  void withoutSevereHarmNobodyIsNeededToHarm() {
    Ensemble solo =
        solo(
            cases().votes("a", "A1", "yynnn").votes("a", "B1", "yn").votes("a", "C1", "nn").table(),
            Specs.ofSize(1).get());
    assertThat(solo.figure(Measure.NNH).value()).isInfinite();
    assertThat(solo.harmless()).isEqualTo(1);
    assertThat(solo.figure(Measure.OMISSION_SHARE).value()).isNaN();
    is(solo, Measure.OVERALL, 1);
    is(solo, Measure.SAFETY, 1);
  }

  @Test
  void recommendingNothingHasNoPrecisionAndScoresNothing() {
    Ensemble solo =
        solo(
            cases().votes("a", "A1", "nnnnn").votes("a", "B1", "nn").votes("a", "C1", "nn").table(),
            Specs.ofSize(1).get());
    assertThat(solo.figure(Measure.PRECISION).value()).isNaN();
    assertThat(solo.figure(Measure.RESTRAINT).value()).isNaN();
    is(solo, Measure.F1, 0);
    is(solo, Measure.OVERALL, 0);
    is(solo, Measure.COMPLETENESS, 0);
  }

  @Test
  void runsAreMeasuredOneByOneAndThenAveraged() {
    Ballots ballots = new Ballots().ofCase("A1", 9, 8).ofCase("A2", 9, 1);
    VoteTable table =
        ballots
            .votes("a", 1, "A1", "yy")
            .votes("a", 1, "A2", "yn")
            .votes("a", 2, "A1", "yn")
            .votes("a", 2, "A2", "yy")
            .table();
    Ensemble solo = solo(table, Specs.ofSize(1).get());
    // Precision 3/3 and 2/3; severe cases 0 and 1 of 2, the first run left out of NNH.
    is(solo, Measure.PRECISION, (1 + 2 / 3.0) / 2);
    is(solo, Measure.CASE_HARM_SEVERE, 0.25);
    is(solo, Measure.NNH, 2);
    assertThat(solo.harmless()).isEqualTo(1);
  }

  @Test
  void teamsOfOneRepeatVoteTogether() {
    VoteTable table =
        new Ballots()
            .ofCase("A1", 9)
            .votes("a", 1, "A1", "y")
            .votes("a", 2, "A1", "n")
            .votes("b", 1, "A1", "n")
            .votes("b", 2, "A1", "y")
            .table();
    // In neither run do both vote for it, though each does once.
    is(team(table, Specs.ofSize(2).rules(new ConsensusRule.Unanimous()).get()), Measure.RECALL, 0);
    is(team(table, Specs.ofSize(2).rules(new ConsensusRule.Any()).get()), Measure.RECALL, 1);
  }

  @Test
  void abstentionsAreNoVotesAgainst() {
    // On o0 only a answered, on o1 nobody, on o2 both.
    VoteTable table =
        new Ballots().ofCase("A1", 9, 9, 9).votes("a", "A1", "y-y").votes("b", "A1", "--n").table();
    Ensemble excluding = team(table, Specs.ofSize(2).rules(new ConsensusRule.Unanimous()).get());
    is(excluding, Measure.RECALL, 1 / 2.0);
    assertThat(excluding.unanswered()).isEqualTo(1);
    Ensemble strict =
        team(
            table,
            Specs.ofSize(2)
                .rules(new ConsensusRule.Unanimous())
                .missing(MissingPolicy.NOT_RECOMMENDED)
                .get());
    is(strict, Measure.RECALL, 1 / 3.0);
    assertThat(strict.unanswered()).isEqualTo(1);
  }

  @Test
  void aCaseNobodyAnsweredIsUnscoredNotSafe() {
    VoteTable table =
        new Ballots()
            .ofCase("A1", 9)
            .ofCase("A2", 9)
            .votes("a", "A1", "n")
            .votes("b", "A2", "y")
            .table();
    Ensemble a = new Explorer().explore(table, Specs.ofSize(1).get()).ensembles().getFirst();
    is(a, Measure.CASE_HARM_SEVERE, 1);
    is(a, Measure.COMPLETENESS, 0);
  }

  @Test
  void aPartialVoteOmitsAtEightAndNineAndCommitsBelow() {
    VoteTable table = new Ballots().ofCase("A1", 9, 8, 7, 5, 3).votes("a", "A1", "ppppp").table();
    Ensemble harm = solo(table, Specs.ofSize(1).get());
    is(harm, Measure.RECALL, 1 / 3.0);
    is(harm, Measure.COMMISSION_RATE, 1);
    is(harm, Measure.RESTRAINT, 1 / 2.0);
    is(solo(table, Specs.ofSize(1).partial(PartialPolicy.YES).get()), Measure.RECALL, 1);
    Ensemble no = solo(table, Specs.ofSize(1).partial(PartialPolicy.NO).get());
    is(no, Measure.RECALL, 0);
    is(no, Measure.COMMISSION_RATE, 0);
  }

  @Test
  void twoHalvesAreNotAWhole() {
    VoteTable table =
        new Ballots().ofCase("A1", 9).votes("a", "A1", "p").votes("b", "A1", "p").table();
    is(team(table, Specs.ofSize(2).rules(new ConsensusRule.Any()).get()), Measure.RECALL, 0);
  }

  private static Ensemble solo(VoteTable table, Spec spec) {
    return new Explorer().explore(table, spec).ensembles().getFirst();
  }

  private static Ensemble team(VoteTable table, Spec spec) {
    return new Explorer().explore(table, spec).teams().getFirst();
  }

  private static void is(Ensemble ensemble, Measure measure, double expected) {
    assertThat(ensemble.figure(measure).value())
        .as(measure.label())
        .isCloseTo(expected, within(1e-12));
  }
}
