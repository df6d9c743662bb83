package health.primum.cli;

import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
    name = "primum",
    description =
        "Advice from a team of LLM agents, for a clinician to review; and how much harm it could do, measured with NOHARM.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      ServeCommand.class,
      ValidateCommand.class,
      ConsultCommand.class,
      EvaluateCommand.class,
      ReportCommand.class,
      CompareCommand.class,
      RegisterCommand.class,
      CalibrateCommand.class,
      MembersCommand.class,
      MatchCommand.class,
      PoolCommand.class,
      ExploreCommand.class,
      ImportCommand.class,
      RedTeamCommand.class,
      DeadLettersCommand.class
    })
public final class PrimumCommand {}
