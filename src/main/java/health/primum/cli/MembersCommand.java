package health.primum.cli;

import health.primum.consult.study.Cohort;
import health.primum.consult.study.CohortSource;
import health.primum.consult.study.MemberStudy;
import health.primum.consult.study.StudySink;
import health.primum.fault.FaultyInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets recorded systems vote, and shows what each said that the others did not. */
@Command(
    name = "members",
    description =
        "Make members of recorded systems, let them vote on every case, and show what each said that the others did not.",
    mixinStandardHelpOptions = true)
final class MembersCommand implements Callable<Integer> {
  private final CohortSource cohorts;
  private final MemberStudy study;
  private final StudySink sink;

  @Spec CommandSpec spec;

  @Option(
      names = "--cases",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with case_id (or id) and prompt (or narrative).")
  Path cases;

  @Option(
      names = "--answers",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with case_id (or id), model and response.")
  Path answers;

  @Option(
      names = "--rule",
      required = true,
      description = "any, majority, unanimous or a number of votes; repeatable.")
  List<String> rules;

  @Option(names = "--out", required = true, description = "Folder for members.csv and only.csv.")
  Path out;

  MembersCommand(CohortSource cohorts, MemberStudy study, StudySink sink) {
    this.cohorts = cohorts;
    this.study = study;
    this.sink = sink;
  }

  @Override
  public Integer call() {
    var asked = new ArrayList<>(new LinkedHashSet<>(rules.stream().map(Rules::of).toList()));
    Cohort cohort = cohorts.read(cases, answers);
    PrintWriter err = spec.commandLine().getErr();
    cohort.faults().forEach(fault -> err.println("left out: " + fault.describe()));
    MemberStudy.Result result = study.run(cohort, asked);
    try {
      sink.write(result, out);
    } catch (IOException failed) {
      throw new FaultyInput("--out", out + " cannot be written to", "name a folder that can");
    }
    print(result);
    return Exit.OK;
  }

  private void print(MemberStudy.Result result) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        "%d cases, %d members, %d distinct proposed actions. RECORDED: answers kept from an earlier run.%n%n",
        result.cases(), result.members().size(), result.candidates());
    out.printf("%-32s %8s %9s %9s %8s%n", "member", "answered", "abstained", "proposed", "alone");
    for (MemberStudy.Member member : result.members()) {
      int abstained = member.abstained().values().stream().mapToInt(Integer::intValue).sum();
      out.printf(
          Locale.ROOT,
          "%-32s %8d %9d %9d %8d (%.0f %%)%n",
          member.agent(),
          member.answered(),
          abstained,
          member.proposed(),
          member.alone(),
          member.proposed() == 0 ? 0 : 100.0 * member.alone() / member.proposed());
    }
    for (MemberStudy.Ruled ruled : result.rules()) {
      out.printf(
          Locale.ROOT,
          "%nvote %s: %d plans (%d escalated), %.1f actions a plan%n",
          ruled.rule(),
          ruled.advised(),
          ruled.escalated(),
          ruled.advised() == 0 ? 0 : (double) ruled.recommended() / ruled.advised());
      for (MemberStudy.Member member : result.members()) {
        out.printf(
            "  %-30s outvoted on %d, omitted %d of what the plan recommends%n",
            member.agent(),
            member.outvoted().getOrDefault(ruled.rule(), 0),
            member.omitted().getOrDefault(ruled.rule(), 0));
      }
    }
    out.println();
    out.println(
        "Actions count as the same when a clinician would do one thing for both; a paraphrase that the lexicon does not know counts as said by one member alone.");
    out.println("What each said alone, word for word: " + this.out.resolve("only.csv"));
    out.flush();
  }
}
