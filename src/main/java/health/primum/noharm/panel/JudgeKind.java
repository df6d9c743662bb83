package health.primum.noharm.panel;

import health.primum.agent.Budget;
import health.primum.fault.Fault;
import health.primum.noharm.judge.Judge;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A kind of judge that can be named on a command line.
 *
 * @param scheme what its name begins with, as {@code llm} in {@code llm:gemini}
 * @param usage how it is named in full
 * @param opener makes one
 */
public record JudgeKind(String scheme, String usage, Opener opener) {
  public JudgeKind {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(usage, "usage");
    Objects.requireNonNull(opener, "opener");
  }

  /** Makes judges of one kind. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Makes a judge.
     *
     * @param argument what stands after the colon; may be empty
     * @param budget what its models may be paid from
     * @param warn is told what was left out
     * @throws health.primum.fault.FaultyInput when there is no such judge
     */
    Judge open(String argument, Budget budget, Consumer<Fault> warn);
  }
}
