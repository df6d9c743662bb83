package health.primum.consult;

import health.primum.agent.Abstention;
import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Failure;
import health.primum.agent.ModelReply;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
   * @param abstained of these, without an answer, by failure
   * @param usage tokens, as far as the provider said
   * @param cost known, in US dollars; null where nothing is known
   * @param complete whether that is all of it
   */
  public record Item(
      AgentId agent,
      int calls,
      SortedMap<Failure, Integer> abstained,
      Usage usage,
      @Nullable BigDecimal cost,
      boolean complete) {
    public Item {
      abstained = Collections.unmodifiableSortedMap(new TreeMap<>(abstained));
    }
  }

  private final SortedMap<AgentId, Item> items = new TreeMap<>();

  public void add(Provenance provenance) {
    for (Provenance.Member call : provenance.calls()) {
      var abstained = new TreeMap<Failure, Integer>();
      if (call.answer() instanceof Abstention abstention) {
        abstained.put(abstention.failure(), 1);
      }
      var one =
          new Item(
              call.agent().id(),
              1,
              abstained,
              call.answer().usage(),
              call.cost(),
              call.cost() != null);
      items.merge(one.agent(), one, Spending::sum);
    }
  }

  /** What was added up elsewhere. */
  public void add(Item item) {
    items.merge(item.agent(), item, Spending::sum);
  }

  /** A call outside a consult, as a judge makes it. */
  public void add(AgentSpec agent, ModelReply reply) {
    var abstained = new TreeMap<Failure, Integer>();
    Usage usage =
        switch (reply) {
          case ModelReply.Completion completion -> completion.usage();
          case ModelReply.Failed failed -> {
            abstained.put(failed.failure(), 1);
            yield failed.usage();
          }
        };
    BigDecimal cost = cost(agent, reply, usage);
    items.merge(
        agent.id(), new Item(agent.id(), 1, abstained, usage, cost, cost != null), Spending::sum);
  }

  private static @Nullable BigDecimal cost(AgentSpec agent, ModelReply reply, Usage usage) {
    if (reply instanceof ModelReply.Failed(var failure, var detail, var none)) {
      var abstention = new Abstention(agent.id(), failure, detail, usage);
      // What is charged does not depend on the step.
      return new Provenance.Member(agent, Step.PROPOSE, abstention, Duration.ZERO).cost();
    }
    boolean live =
        reply instanceof ModelReply.Completion completion && completion.origin() == Origin.LIVE;
    if (usage.equals(Usage.NONE)) {
      return live ? null : BigDecimal.ZERO;
    }
    return agent.price() == null ? null : agent.price().cost(usage);
  }

  private static Item sum(Item a, Item b) {
    var abstained = new TreeMap<>(a.abstained());
    b.abstained().forEach((failure, count) -> abstained.merge(failure, count, Integer::sum));
    return new Item(
        a.agent(),
        a.calls() + b.calls(),
        abstained,
        a.usage().plus(b.usage()),
        a.cost() == null ? b.cost() : b.cost() == null ? a.cost() : a.cost().add(b.cost()),
        a.complete() && b.complete());
  }

  /** By agent id. */
  public List<Item> items() {
    return new ArrayList<>(items.values());
  }
}
