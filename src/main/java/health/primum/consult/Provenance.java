package health.primum.consult;

import health.primum.agent.Abstention;
import health.primum.agent.Adjudication;
import health.primum.agent.AgentSpec;
import health.primum.agent.Edits;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Origin;
import health.primum.agent.Price;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.agent.Vote;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of advice came about.
 *
 * @param consult which consult
 * @param team whom it asked, with the fingerprint of its configuration
 * @param calls whatever a member was asked and what came of it, step by step; within a step by
 *     agent id, reviews in the order in which they were asked
 * @param drafts the plan before each review, in their order
 * @param alarms what stands on top of the advice because minutes count
 * @param startedAt when the consult began
 * @param elapsed how long it took
 */
public record Provenance(
    ConsultId consult,
    Team team,
    List<Member> calls,
    List<Draft> drafts,
    List<Alarm> alarms,
    Instant startedAt,
    Duration elapsed) {
  /**
   * One member's part.
   *
   * @param agent the member as configured
   * @param step for what it was asked
   * @param answer its proposal or abstention
   * @param took from being asked to being done
   */
  public record Member(AgentSpec agent, Step step, MemberAnswer answer, Duration took) {
    public Member {
      Objects.requireNonNull(agent, "agent");
      Objects.requireNonNull(step, "step");
      Objects.requireNonNull(answer, "answer");
      Objects.requireNonNull(took, "took");
    }

    /** Where its answer comes from; where it would have come from, when there is none. */
    public Origin origin() {
      return switch (answer) {
        case Proposal proposal -> proposal.origin();
        case Vote vote -> vote.origin();
        case Edits edits -> edits.origin();
        case Adjudication adjudication -> adjudication.origin();
        case Abstention abstention -> agent.source().origin();
      };
    }

    /**
     * What it is known to have cost in US dollars; null where the model's price is not known, or
     * the provider may charge for it and did not say how much.
     */
    public @Nullable BigDecimal cost() {
      if (mayBeCharged() && answer.usage().equals(Usage.NONE)) {
        return null;
      }
      if (answer.usage().equals(Usage.NONE)) {
        return BigDecimal.ZERO;
      }
      Price price = agent.price();
      return price == null ? null : price.cost(answer.usage());
    }

    private boolean mayBeCharged() {
      if (origin() != Origin.LIVE) {
        return false;
      }
      return !(answer instanceof Abstention abstention)
          || switch (abstention.failure()) {
            case BUDGET, UNAUTHORISED, RATE_LIMITED, UNAVAILABLE -> false;
            case TIMED_OUT, REFUSED, UNPARSEABLE, TRUNCATED, CANCELLED -> true;
          };
    }
  }

  public Provenance {
    Objects.requireNonNull(consult, "consult");
    Objects.requireNonNull(team, "team");
    calls = List.copyOf(calls);
    drafts = List.copyOf(drafts);
    alarms = List.copyOf(alarms);
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(elapsed, "elapsed");
  }

  /** Where its answers came from. */
  public Set<Origin> origins() {
    var origins = EnumSet.noneOf(Origin.class);
    calls().forEach(call -> origins.add(call.origin()));
    return origins;
  }

  /** Every member with its proposal, every guardian of a plan with its edits. */
  public List<Member> members() {
    return calls.stream().filter(c -> c.step() == Step.PROPOSE || c.step() == Step.REVIEW).toList();
  }

  /** What was asked at a step; empty where the protocol has no such step. */
  public List<Member> at(Step step) {
    return calls.stream().filter(call -> call.step() == step).toList();
  }

  /** Tokens of all its calls. */
  public Usage usage() {
    return calls().stream().map(call -> call.answer().usage()).reduce(Usage.NONE, Usage::plus);
  }

  /** What its calls are known to have cost in US dollars; null where nothing is known. */
  public @Nullable BigDecimal cost() {
    List<BigDecimal> known = calls().stream().map(Member::cost).filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : known.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Whether that is all of it: a call of unknown cost makes it a lower bound. */
  public boolean isCostComplete() {
    return calls().stream().allMatch(call -> call.cost() != null);
  }
}
