package health.primum.noharm.explore.ensemble;

import health.primum.consensus.ConsensusRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rule for teams of one size.
 *
 * @param label as in a team's file; {@code solo} for a team of one
 * @param needed votes needed by number of members that answered
 */
record Threshold(String label, int[] needed) {
  static final Threshold SOLO = new Threshold("solo", new int[] {0, 1});

  /**
   * The rules for teams of a size.
   *
   * @param wanted the rules to apply; empty for any, majority, unanimous and every quorum between
   *     that decides otherwise than these
   * @param complete whether all members always answered, so that only full teams occur
   */
  static List<Threshold> of(int size, List<ConsensusRule> wanted, boolean complete) {
    if (size == 1) {
      return List.of(SOLO);
    }
    if (!wanted.isEmpty()) {
      return wanted.stream()
          .filter(rule -> !(rule instanceof ConsensusRule.Quorum(int votes)) || votes <= size)
          .map(rule -> of(rule, size))
          .toList();
    }
    var rules =
        new ArrayList<>(
            List.of(
                of(new ConsensusRule.Any(), size),
                of(new ConsensusRule.Majority(), size),
                of(new ConsensusRule.Unanimous(), size)));
    for (int votes = 2; votes < size; votes++) {
      Threshold quorum = of(new ConsensusRule.Quorum(votes), size);
      if (rules.stream().noneMatch(rule -> rule.decidesAs(quorum, complete))) {
        rules.add(quorum);
      }
    }
    return rules;
  }

  static Threshold of(ConsensusRule rule, int size) {
    int[] needed = new int[size + 1];
    for (int answered = 1; answered <= size; answered++) {
      needed[answered] = rule.needed(answered);
    }
    return new Threshold(rule.label(), needed);
  }

  /** Whether both decide alike whatever the votes. */
  boolean decidesAs(Threshold other, boolean complete) {
    int size = needed.length - 1;
    return complete
        ? needed[size] == other.needed[size]
        : Arrays.equals(needed, 1, size + 1, other.needed, 1, size + 1);
  }
}
