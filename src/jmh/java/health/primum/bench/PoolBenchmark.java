package health.primum.bench;

import health.primum.agent.AgentId;
import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.CandidatePool;
import health.primum.consensus.ClinicalMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Pools what members propose: reading each action, comparing and grouping them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class PoolBenchmark {
  private static final PlanParser PARSER = new PlanParser();
  private final ClinicalMatcher matcher = new ClinicalMatcher();

  /** Members by actions of each; 150 actions are also ten members of fifteen. */
  @Param({"1x5", "2x10", "5x10", "10x15", "10x50"})
  public String panel = "1x5";

  private List<String> texts = List.of();
  private List<Proposal> proposals = List.of();

  @Setup
  public void propose() {
    String[] sizes = panel.split("x");
    int members = Integer.parseInt(sizes[0]);
    int each = Integer.parseInt(sizes[1]);
    texts = ActionTexts.of(members, each);
    proposals = read();
  }

  /** Pools actions that are parsed already. */
  @Benchmark
  public CandidatePool pool() {
    return CandidatePool.of(proposals, matcher);
  }

  /** Parses the same actions from text and pools them. */
  @Benchmark
  public CandidatePool parseAndPool() {
    return CandidatePool.of(read(), matcher);
  }

  private List<Proposal> read() {
    var read = new ArrayList<Proposal>();
    for (String text : texts) {
      List<Recommendation> actions = PARSER.parse(text).recommendations();
      read.add(
          new Proposal(
              new AgentId("member-" + read.size()),
              new ManagementPlan("", actions),
              "",
              Usage.NONE,
              Origin.RECORDED));
    }
    return read;
  }
}
