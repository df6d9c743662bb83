package health.primum.noharm.judge.llm;

import health.primum.agent.AgentSpec;
import health.primum.agent.Fingerprint;
import health.primum.agent.PromptTemplate;
import health.primum.fault.FaultyInput;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A judge as {@code agents/judges/*.yaml} describes it.
 *
 * @param id unique among judges
 * @param matcher who finds actions and matches, with its prompt
 * @param missing what the matcher is asked when it left options out
 * @param reviewer who corrects the matches, with its prompt
 * @param fingerprint of all of it
 */
public record JudgeSpec(
    String id,
    AgentSpec matcher,
    PromptTemplate missing,
    AgentSpec reviewer,
    Fingerprint fingerprint) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

  public JudgeSpec {
    if (!ID.matcher(id).matches()) {
      throw new FaultyInput(
          "id", "'" + id + "' is not an id for a judge", "use lower-case letters, digits, dashes");
    }
    Objects.requireNonNull(matcher, "matcher");
    Objects.requireNonNull(missing, "missing");
    Objects.requireNonNull(reviewer, "reviewer");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** Of two agents and the prompt that is neither's. */
  public static JudgeSpec of(
      String id, AgentSpec matcher, PromptTemplate missing, AgentSpec reviewer) {
    return new JudgeSpec(
        id,
        matcher,
        missing,
        reviewer,
        Fingerprint.of(
            Map.of(
                "matcher", matcher.fingerprint(),
                "missing", missing.fingerprint(),
                "reviewer", reviewer.fingerprint())));
  }
}
