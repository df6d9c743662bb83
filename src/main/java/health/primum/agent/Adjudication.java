package health.primum.agent;

import java.util.List;
import java.util.Objects;

/**
 * One member's word on pairs of actions of which the matcher could not be sure.
 *
 * @param agent who decided
 * @param rulings on the pairs that it decided
 * @param usage tokens it took
 * @param origin where the answer comes from
 */
public record Adjudication(AgentId agent, List<Ruling> rulings, Usage usage, Origin origin)
    implements MemberAnswer {
  /**
   * Whether two wordings are one action.
   *
   * @param item number of the pair on the list, from 1
   * @param first one wording
   * @param second the other
   * @param reason in the member's words; may be empty
   */
  public record Ruling(int item, String first, String second, boolean isSame, String reason) {
    public Ruling {
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(second, "second");
      Objects.requireNonNull(reason, "reason");
    }

    @Override
    public String toString() {
      return "Ruling[" + item + ", " + isSame + "]";
    }
  }

  public Adjudication {
    Objects.requireNonNull(agent, "agent");
    rulings = List.copyOf(rulings);
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(origin, "origin");
  }
}
