package health.primum.cli;

import health.primum.agent.RecordedAnswers;
import health.primum.consult.Roster;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.judge.RecordingSource;
import health.primum.noharm.run.Arm;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads {@code NAME=TEAM} and {@code NAME=recorded:FILE}. */
final class ArmOption {
  private static final String RECORDED = "recorded:";

  private ArmOption() {}

  static Arm read(String text, Roster roster, RecordingSource recordings, Consumer<Fault> warn) {
    String[] parts = text.split("=", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw new FaultyInput(
          "--arm",
          "'" + text + "' is not NAME=TEAM or NAME=recorded:FILE",
          "write it in one of these forms");
    }
    if (!parts[1].startsWith(RECORDED)) {
      return new Arm.OfTeam(parts[0], Teams.named(roster, "--arm " + parts[0], parts[1]));
    }
    RecordedAnswers answers = recordings.answers(Path.of(parts[1].substring(RECORDED.length())));
    answers.faults().forEach(warn);
    return new Arm.OfRecording(parts[0], answers);
  }
}
