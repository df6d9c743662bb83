package health.primum.noharm.explore.ensemble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import health.primum.agent.Fingerprint;
import health.primum.consensus.ConsensusRule;
import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.Ballots;
import health.primum.noharm.explore.Specs;
import health.primum.noharm.explore.Tables;
import health.primum.noharm.explore.measure.Measure;
import health.primum.noharm.explore.table.VoteRow;
import health.primum.noharm.explore.table.VoteTable;
import health.primum.report.ExploreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplorerTest {
  private static final Fingerprint NONE = Fingerprint.of("");
  private static final Spec SPEC = Specs.ofSize(4).get();
  private final Ballots ballots = Ballots.drawn(4, 9, new Random(1));

  @Test
  void measuresEverySubsetUnderEveryRule() {
    Exploration exploration = explore(ballots.table());
    // 4 alone; 6 pairs, 4 threes and the four under any, majority, unanimous; quorums that differ.
    assertThat(exploration.ensembles().stream().map(e -> e.members() + e.rule()))
        .doesNotHaveDuplicates()
        .hasSize(4 + 6 * 3 + 4 * 4 + 5)
        .contains("[a]solo", "[b, d]majority", "[a, b, c, d]quorum: 3");
  }

  @Test
  void theOrderOfRowsChangesNothing() {
    List<VoteRow> votes = new ArrayList<>(ballots.votes());
    var options = new ArrayList<>(ballots.options());
    Collections.shuffle(votes, new Random(2));
    Collections.shuffle(options, new Random(3));
    assertThat(explore(VoteTable.of(options, votes, List.of())))
        .isEqualTo(explore(ballots.table()));
  }

  /** Other names put members in another order; every ensemble must find the same figures. */
  @Test
  void namesOfMembersChangeNothing() {
    Map<String, String> names = Map.of("a", "z", "b", "m", "c", "q", "d", "k");
    List<VoteRow> renamed =
        ballots.votes().stream()
            .map(
                v ->
                    new VoteRow(
                        v.caseId(),
                        v.option(),
                        names.getOrDefault(v.member(), ""),
                        v.repeat(),
                        v.vote()))
            .toList();
    Exploration plain = explore(ballots.table());
    Exploration other = explore(VoteTable.of(ballots.options(), renamed, List.of()));
    Map<String, Ensemble> found = new HashMap<>();
    other.ensembles().forEach(e -> found.put(new TreeSet<>(e.members()) + e.rule(), e));
    for (Ensemble ensemble : plain.ensembles()) {
      var members = new TreeSet<>(ensemble.members().stream().map(names::get).toList());
      Ensemble same = found.get(members + ensemble.rule());
      assertThat(same).isNotNull();
      assertThat(same.figures()).isEqualTo(ensemble.figures());
      Contest contest = ensemble.contest();
      if (contest != null && same.contest() != null) {
        assertThat(same.contest().verdict()).isEqualTo(contest.verdict());
        assertThat(same.contest().difference()).isEqualTo(contest.difference());
      }
    }
    for (int i = 0; i < plain.members().size(); i++) {
      Contribution one = plain.members().get(i);
      assertThat(other.members())
          .anySatisfy(
              o -> {
                assertThat(o.member()).isEqualTo(names.get(one.member()));
                assertThat(o.rule()).isEqualTo(one.rule());
                assertThat(o.leftOut()).isEqualTo(one.leftOut());
                assertThat(o.shapley()).isCloseTo(one.shapley(), within(1e-12));
              });
    }
  }

  @Test
  void filesOfOneSeedAreTheSameByteForByte(@TempDir Path folder) throws IOException {
    for (String run : List.of("one", "two")) {
      Tables tables = new Tables(ballots.table(), NONE, NONE, List.of());
      new ExploreFiles().write(explore(tables.table()), tables, folder.resolve(run));
    }
    for (String name : List.of("ensembles.csv", "front.csv", "members.csv", "explore.json")) {
      assertThat(folder.resolve("one").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
      assertThat(Files.size(folder.resolve("one").resolve(name))).isGreaterThan(100);
    }
    assertThat(new Explorer().explore(ballots.table(), Specs.ofSize(4).seed(1).get()))
        .isNotEqualTo(explore(ballots.table()));
  }

  @Test
  void leavingOutIsTheDifferenceOfTwoTeams() {
    Exploration exploration = explore(ballots.table());
    Contribution any = exploration.members().getFirst();
    assertThat(any.member() + any.rule()).isEqualTo("aany");
    assertThat(any.leftOut().value())
        .isCloseTo(
            harm(exploration, "any", "a", "b", "c", "d") - harm(exploration, "any", "b", "c", "d"),
            within(1e-12));
    assertThat(any.leftOut().low()).isLessThanOrEqualTo(any.leftOut().value());
    assertThat(any.leftOut().high()).isGreaterThanOrEqualTo(any.leftOut().value());
  }

  /** Two members that each know one half of what must be done, and always the same half. */
  @Test
  void aUnionOfComplementaryMembersBeatsItsBest() {
    var halves = new Ballots();
    for (int c = 0; c < 24; c++) {
      String id = "A" + (10 + c);
      halves.ofCase(id, 9, 9).votes("left", id, "yn").votes("right", id, "ny");
    }
    Exploration exploration = explore(halves.table());
    Ensemble union = exploration.teams().getFirst();
    assertThat(union.rule()).isEqualTo("any");
    Contest contest = union.contest();
    assertThat(contest).isNotNull();
    assertThat(contest.verdict()).isEqualTo(Verdict.YES);
    assertThat(contest.best()).isEqualTo("left");
    Picked picked = exploration.picked();
    assertThat(picked).isNotNull();
    assertThat(picked.verdict()).isEqualTo(Verdict.YES);
    assertThat(picked.teams()).containsOnly("left + right (any)").hasSize(10);
    assertThat(exploration.front()).isEmpty();
  }

  /**
   * Coins: no member and no ensemble knows anything, so one picked from hundreds must not seem
   * better when it is judged on cases it was not picked on.
   */
  @Test
  void whatIsPickedFromNoiseIsNotBetterOnOtherCases() {
    int better = 0;
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var coins = new Ballots();
      for (int c = 0; c < 30; c++) {
        String id = "A" + (10 + c);
        coins.ofCase(id, 9, 1, 9, 1);
        for (char m = 'a'; m < 'g'; m++) {
          var cast = new StringBuilder();
          for (int o = 0; o < 4; o++) {
            cast.append(random.nextBoolean() ? 'y' : 'n');
          }
          coins.votes(String.valueOf(m), id, cast.toString());
        }
      }
      Picked picked =
          new Explorer()
              .explore(
                  coins.table(),
                  Specs.ofSize(3).rules(new ConsensusRule.Majority()).measure(Measure.HARM).get())
              .picked();
      assertThat(picked).isNotNull();
      better += picked.verdict() == Verdict.YES ? 1 : 0;
    }
    assertThat(better).isLessThanOrEqualTo(3);
  }

  @Test
  void repeatsThatAMemberLacksAreNotUsed() {
    VoteTable table =
        new Ballots()
            .ofCase("A1", 9)
            .votes("a", 1, "A1", "y")
            .votes("a", 2, "A1", "n")
            .votes("b", 1, "A1", "y")
            .table();
    Exploration exploration = explore(table);
    assertThat(exploration.facts().repeats()).isEqualTo(1);
    assertThat(exploration.facts().ignoredVotes()).isEqualTo(1);
    assertThat(exploration.warnings()).anyMatch(w -> w.contains("1 votes are in repeats"));
    assertThat(exploration.ensembles().getFirst().figure(Measure.RECALL).value()).isEqualTo(1);
  }

  @Test
  void refusesMoreSubsetsThanAnyoneReads() {
    var many = new Ballots().ofCase("A1", 9);
    for (int m = 0; m < 40; m++) {
      many.votes("m" + m, "A1", "y");
    }
    assertThatThrownBy(() -> new Explorer().explore(many.table(), Specs.ofSize(9).get()))
        .isInstanceOf(FaultyInput.class)
        .hasMessageContaining("--max-size: gives more than 200000 subsets of 40 members");
  }

  private static double harm(Exploration exploration, String rule, String... members) {
    return exploration.ensembles().stream()
        .filter(e -> e.rule().equals(rule) && e.members().equals(List.of(members)))
        .findFirst()
        .orElseThrow()
        .figure(Measure.HARM)
        .value();
  }

  private static Exploration explore(VoteTable table) {
    return new Explorer().explore(table, SPEC);
  }
}
