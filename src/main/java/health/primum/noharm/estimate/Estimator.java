package health.primum.noharm.estimate;

import health.primum.agent.AgentSpec;
import health.primum.agent.PromptTemplate;
import health.primum.consult.Team;
import health.primum.noharm.judge.Judge;
import health.primum.noharm.judge.PlannedCall;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.run.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Adds up an evaluation's calls, with tokens by the length of what would be sent. */
public final class Estimator {
  /**
   * English prose has about four characters a token; providers count otherwise, each its own way.
   */
  static final int CHARACTERS_A_TOKEN = 4;

  /**
   * Of an answer or a pool that is not there yet; GPT-5.5's published answers have 1,520 on
   * average.
   */
  static final int ASSUMED_CHARACTERS = 1_500;

  private record Key(String purpose, AgentSpec agent) {}

  private final Map<Key, long[]> sums = new LinkedHashMap<>();

  private Estimator() {}

  public static Estimate of(EvaluationSpec spec) {
    var estimator = new Estimator();
    Workload workload = Workload.of(spec);
    long answered = 0;
    for (Workload.Piece piece : workload.pieces()) {
      int length = estimator.answer(piece);
      answered += length > 0 ? 1 : 0;
      for (Judge judge : length > 0 ? spec.judge().members() : List.<Judge>of()) {
        for (PlannedCall call : judge.calls(piece.rubric(), length)) {
          estimator.add(judge.name() + ", " + call.purpose(), call.agent(), call.characters());
        }
      }
    }
    return new Estimate(
        workload.pieces().size(), answered * spec.judge().members().size(), estimator.calls());
  }

  private List<CallEstimate> calls() {
    var calls = new ArrayList<CallEstimate>();
    sums.forEach(
        (key, sum) ->
            calls.add(
                new CallEstimate(
                    key.purpose(),
                    key.agent(),
                    sum[0],
                    (sum[1] + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN,
                    sum[0] * key.agent().maxTokens())));
    return calls;
  }

  /** The answer's characters, as far as they are known; 0 where there will be none. */
  private int answer(Workload.Piece piece) {
    return switch (piece.arm()) {
      case Arm.OfRecording(var name, var answers) ->
          answers
              .find(piece.variant().id(), piece.item().trial())
              .map(text -> text.strip().length())
              .orElse(0);
      case Arm.OfTeam(var name, var team) -> {
        consult(name, team, piece.variant().presentation().length());
        yield ASSUMED_CHARACTERS;
      }
    };
  }

  private void consult(String arm, Team team, int presented) {
    boolean guarded = team.protocol().furtherPrompts().containsKey("review");
    List<AgentSpec> proposing = guarded ? team.members().subList(0, 1) : team.members();
    for (AgentSpec member : proposing) {
      add(arm + ", propose", member, presented + length(member.prompt()));
    }
    team.protocol()
        .furtherPrompts()
        .forEach(
            (step, prompts) -> {
              for (AgentSpec member : team.members()) {
                PromptTemplate prompt = prompts.get(member.id());
                if (prompt != null) {
                  add(
                      arm + ", " + step,
                      member,
                      presented + length(prompt) + (long) ASSUMED_CHARACTERS);
                }
              }
            });
  }

  private static long length(PromptTemplate prompt) {
    return prompt.system().length() + (long) prompt.body().length();
  }

  private void add(String purpose, AgentSpec agent, long characters) {
    long[] sum = sums.computeIfAbsent(new Key(purpose, agent), any -> new long[2]);
    sum[0]++;
    sum[1] += characters;
  }
}
