package health.primum.cli;

import health.primum.consensus.ConsensusRule;
import health.primum.fault.FaultyInput;

/** Rules as typed. */
final class Rules {
  private Rules() {}

  /** {@code any}, {@code majority}, {@code unanimous} or a number of votes. */
  static ConsensusRule of(String name) {
    return switch (name) {
      case "any" -> new ConsensusRule.Any();
      case "majority" -> new ConsensusRule.Majority();
      case "unanimous" -> new ConsensusRule.Unanimous();
      default -> {
        if (!name.matches("[1-9]\\d{0,2}")) {
          throw new FaultyInput(
              "--rule",
              "there is no rule '" + name + "'",
              "use any, majority, unanimous or a number of votes");
        }
        yield new ConsensusRule.Quorum(Integer.parseInt(name));
      }
    };
  }
}
