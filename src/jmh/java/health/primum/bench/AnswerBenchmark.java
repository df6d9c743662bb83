package health.primum.bench;

import health.primum.agent.AgentSpec;
import health.primum.agent.AnswerForm;
import health.primum.agent.Budget;
import health.primum.agent.ModelReply;
import health.primum.agent.ModelRequest;
import health.primum.agent.Origin;
import health.primum.agent.Usage;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.text.PlanParser;
import health.primum.consult.deliberation.Prompting;
import health.primum.llm.answer.LiveModelClient;
import health.primum.llm.exchange.Outcome;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What Primum itself does for one member's answer, without a wire. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class AnswerBenchmark {
  private final ClinicalCase clinicalCase = Question.aCase();
  private final AgentSpec agent =
      Primum.agent("member", Primum.provider("http://127.0.0.1:1/v1"), Question.aPrompt());
  private final Prompting prompting = new Prompting(new SecureRandom());
  private final PlanParser parser = new PlanParser();
  private final String prose = Question.prose().getFirst();
  private final Outcome said = new Outcome.Said(Question.json().getFirst(), new Usage(600, 500));
  private final LiveModelClient client =
      new LiveModelClient(turn -> said, () -> Origin.LIVE, parser);

  /** Fills the prompt, fingerprints the call, and reads and validates a JSON answer. */
  @Benchmark
  public ModelReply promptAndAnswer() {
    Prompting.Filled filled = prompting.fill(agent.prompt(), clinicalCase, Map.of());
    return client.call(
        new ModelRequest(
            agent,
            clinicalCase,
            AnswerForm.PROPOSAL,
            0,
            agent.prompt().system(),
            filled.text(),
            filled.content(),
            1,
            Duration.ofSeconds(60),
            Budget.unlimited()));
  }

  /** Reads the same plan from free text. */
  @Benchmark
  public ManagementPlan freeText() {
    return parser.parse(prose);
  }
}
