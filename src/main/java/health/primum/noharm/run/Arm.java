package health.primum.noharm.run;

import health.primum.agent.Fingerprint;
import health.primum.agent.RecordedAnswers;
import health.primum.consult.Team;
import health.primum.fault.FaultyInput;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** A system taking part in an evaluation; its name becomes a folder of the output. */
public sealed interface Arm {
  Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  String name();

  /** What was evaluated, to the last setting. */
  Fingerprint fingerprint();

  /** A team of the catalog, asked through the same code path that serves consults. */
  record OfTeam(String name, Team team) implements Arm {
    public OfTeam {
      checkName(name);
      Objects.requireNonNull(team, "team");
    }

    @Override
    public Fingerprint fingerprint() {
      return team.fingerprint();
    }
  }

  /** Another system's answers, as it gave them. */
  record OfRecording(String name, RecordedAnswers answers) implements Arm {
    public OfRecording {
      checkName(name);
      Objects.requireNonNull(answers, "answers");
    }

    @Override
    public Fingerprint fingerprint() {
      return answers.fingerprint();
    }
  }

  /**
   * Sees that there are arms, and that their names differ even where case does not count.
   *
   * @throws FaultyInput when not
   */
  static void checkAll(List<Arm> arms) {
    var names = new HashSet<String>();
    for (Arm arm : arms) {
      if (!names.add(arm.name().toLowerCase(Locale.ROOT))) {
        throw new FaultyInput(
            "--arm", "two arms are called '" + arm.name() + "'", "give each its own name");
      }
    }
    if (arms.isEmpty()) {
      throw new FaultyInput("--arm", "there is none", "name at least one arm");
    }
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches() || name.toLowerCase(Locale.ROOT).startsWith("report")) {
      throw new FaultyInput(
          "--arm",
          "'" + name + "' is not a name for an arm",
          "use 1 to 60 letters, digits, dots, dashes or underscores, not beginning with report");
    }
  }
}
