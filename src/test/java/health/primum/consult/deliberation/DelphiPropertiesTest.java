package health.primum.consult.deliberation;

import static org.assertj.core.api.Assertions.assertThat;

import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.Proposal;
import health.primum.clinical.Recommendation;
import health.primum.consensus.ClinicalMatcher;
import health.primum.consensus.Conflicts;
import health.primum.consensus.Decision;
import health.primum.consensus.LedgerEntry;
import health.primum.consult.Advice;
import health.primum.consult.Provenance;
import health.primum.consult.Step;
import health.primum.safety.critical.CriticalActions;
import health.primum.testsupport.DelphiPanel;
import health.primum.testsupport.Fixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What must hold for every panel that proposes, looks for omissions and rates. */
class DelphiPropertiesTest {
  private static final int TRIES = 60;
  private static final List<String> ACTIONS =
      List.of(
          "Order CBC",
          "Obtain a complete blood count",
          "Stop aspirin",
          "Start aspirin",
          "Avoid aspirin",
          "Start aspirin 81 mg daily",
          "If febrile, order CBC",
          "Refer to cardiology",
          "Start apixaban 5 mg twice daily",
          "Start enoxaparin 1 mg/kg twice daily",
          "Order CT head",
          "Avoid CT head",
          "Something else entirely");

  /**
   * A panel that a number stands for: who says what, who adds what and how each action is rated.
   */
  private record Case(DelphiPanel panel, List<String> names, List<String> guardians) {
    static Case of(int seed, String prefix) {
      var random = new Random(seed);
      var panel = new DelphiPanel();
      var names = new ArrayList<String>();
      int size = 2 + random.nextInt(4);
      for (int i = 0; i < size; i++) {
        String name = prefix + i;
        names.add(name);
        panel.guardian(name, plan(random, 5), plan(random, 2), scores(random));
      }
      return new Case(panel, names, List.of(names.getFirst()));
    }

    private static String plan(Random random, int longest) {
      var said = new StringBuilder();
      for (int i = 0; i <= random.nextInt(longest); i++) {
        said.append("- ").append(ACTIONS.get(random.nextInt(ACTIONS.size()))).append('\n');
      }
      return said.toString();
    }

    /** By the whole text, so that no score depends on the order of the list. */
    private static Map<String, Integer> scores(Random random) {
      Map<String, Integer> scores =
          new TreeMap<>(
              Comparator.comparingInt(String::length)
                  .reversed()
                  .thenComparing(Comparator.naturalOrder()));
      ACTIONS.forEach(action -> scores.put(action, 1 + random.nextInt(9)));
      return scores;
    }

    Advice ask(List<String> members) {
      List<AgentSpec> agents = members.stream().map(Fixtures::anAgent).toList();
      return panel.ask(DelphiPanel.team(2, agents, guardians));
    }

    Advice.Advised ask() {
      return (Advice.Advised) ask(names);
    }
  }

  @Property(tries = TRIES)
  void everythingSaidIsInTheLedgerOnce(@ForAll int seed) {
    Advice.Advised advised = Case.of(seed, "m").ask();
    long sources =
        advised.ledger().entries().stream()
            .flatMap(entry -> entry.candidate().sources().stream())
            .filter(source -> !source.agent().equals(CriticalActions.ORIGIN))
            .count();
    assertThat(sources)
        .isEqualTo(
            said(advised.provenance().members()) + said(advised.provenance().at(Step.CHECK)));
  }

  @Property(tries = TRIES)
  void everyDecisionHasAReason(@ForAll int seed) {
    assertThat(Case.of(seed, "m").ask().ledger().entries())
        .allSatisfy(entry -> assertThat(entry.reason()).isNotBlank());
  }

  @Property(tries = TRIES)
  void contradictionsAreNeverBothRecommended(@ForAll int seed) {
    Advice.Advised advised = Case.of(seed, "m").ask();
    List<LedgerEntry> plan = advised.ledger().decided(Decision.RECOMMEND);
    assertThat(
            Conflicts.among(
                    plan.stream().map(LedgerEntry::candidate).toList(), new ClinicalMatcher())
                .pairs())
        .isEmpty();
  }

  @Property(tries = TRIES)
  void orderOfMembersChangesNothing(@ForAll int seed, @ForAll int order) {
    Case panel = Case.of(seed, "m");
    var shuffled = new ArrayList<>(panel.names());
    Collections.shuffle(shuffled, new Random(order));
    var other = (Advice.Advised) panel.ask(shuffled);
    assertThat(other.ledger()).isEqualTo(panel.ask().ledger());
    assertThat(other.plan()).isEqualTo(panel.ask().plan());
  }

  @Property(tries = TRIES)
  void namesOfMembersChangeNoDecision(@ForAll int seed) {
    assertThat(decisions(Case.of(seed, "a").ask())).isEqualTo(decisions(Case.of(seed, "z").ask()));
  }

  @Property(tries = TRIES)
  void aMemberThatOnlyAbstainsChangesNoDecision(@ForAll int seed, @ForAll Failure failure) {
    Case panel = Case.of(seed, "m");
    Map<String, String> before = decisions(panel.ask());
    panel.panel().models().fails("absent", failure);
    var names = new ArrayList<>(panel.names());
    names.add("absent");
    assertThat(decisions((Advice.Advised) panel.ask(names))).isEqualTo(before);
  }

  /** What became of each action, by its words. */
  private static Map<String, String> decisions(Advice.Advised advised) {
    Map<String, String> decisions = new HashMap<>();
    for (LedgerEntry entry : advised.ledger().entries()) {
      Recommendation action = entry.candidate().action();
      decisions.merge(
          action.statement(), entry.decision().name(), (one, other) -> one + " " + other);
    }
    return decisions;
  }

  private static long said(List<Provenance.Member> answers) {
    return answers.stream()
        .map(Provenance.Member::answer)
        .filter(Proposal.class::isInstance)
        .mapToLong(answer -> ((Proposal) answer).plan().recommendations().size())
        .sum();
  }
}
