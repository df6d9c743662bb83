package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.agent.Usage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up what consults took, agent by agent. Not thread-safe. */
public final class Spending {
  /**
   * What one agent took.
   *
   * @param calls how often it was asked; retries and repairs are within a call
   * @param usage tokens, as far as the provider said
   * @param cost in US dollars; null where tokens were taken whose price is not known
   */
  public record Item(AgentId agent, int calls, Usage usage, @Nullable BigDecimal cost) {}

  private final SortedMap<AgentId, Item> items = new TreeMap<>();

  public void add(Provenance provenance) {
    for (Provenance.Member call : provenance.calls()) {
      Item one = new Item(call.agent().id(), 1, call.answer().usage(), known(call));
      items.merge(one.agent(), one, Spending::sum);
    }
  }

  private static @Nullable BigDecimal known(Provenance.Member call) {
    return call.answer().usage().equals(Usage.NONE) ? BigDecimal.ZERO : call.cost();
  }

  private static Item sum(Item a, Item b) {
    return new Item(
        a.agent(),
        a.calls() + b.calls(),
        a.usage().plus(b.usage()),
        a.cost() == null || b.cost() == null ? null : a.cost().add(b.cost()));
  }

  /** By agent id. */
  public List<Item> items() {
    return new ArrayList<>(items.values());
  }
}
