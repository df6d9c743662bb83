package health.primum.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Abstention;
import health.primum.agent.Adjudication;
import health.primum.agent.AgentId;
import health.primum.agent.CallTape;
import health.primum.agent.Edits;
import health.primum.agent.MemberAnswer;
import health.primum.agent.Proposal;
import health.primum.agent.Vote;
import health.primum.clinical.ClinicalCase;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.Provenance;
import health.primum.consult.Roster;
import health.primum.consult.Step;
import health.primum.consult.Team;
import health.primum.consult.deliberation.ConsultDesk;
import health.primum.consult.document.AdviceDocument;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a team about a case. */
@Command(
    name = "consult",
    description =
        "Ask a team about a case. Exits 0 with a plan, 3 when the consult was escalated, 2 for bad input.",
    mixinStandardHelpOptions = true)
final class ConsultCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final Roster roster;
  private final ConsultDesk desk;
  private final CallTape tape;

  @Spec CommandSpec spec;

  @Option(names = "--team", required = true, description = "The team to ask, as in agents/teams/.")
  String team;

  @Option(
      names = "--file",
      required = true,
      description = "A UTF-8 text file with the case, or - for standard input.")
  String file;

  @Option(names = "--json", description = "Print the advice as JSON.")
  boolean json;

  @Mixin TapeOptions taped = new TapeOptions();

  ConsultCommand(Roster roster, ConsultDesk desk, CallTape tape) {
    this.roster = roster;
    this.desk = desk;
    this.tape = tape;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    ClinicalCase question = CaseFile.read(file);
    Team asked = Teams.named(roster, "--team", team);
    taped.apply(tape);
    Advice advice =
        desk.ask(question, asked, asked.deadline(), new Progress(spec.commandLine().getErr()));
    AdviceDocument document = AdviceDocument.of(advice, desk.evaluated(asked));
    if (json) {
      out.println(JSON.writeValueAsString(document));
    } else {
      new PlanPrinter(out).print(document);
    }
    if (!TapeOptions.isComplete(tape, spec.commandLine().getErr())) {
      return Exit.FAILED;
    }
    return advice instanceof Advice.Advised ? Exit.OK : Exit.ESCALATED;
  }

  /** A line on standard error for every member. */
  private record Progress(PrintWriter err) implements ConsultListener {
    @Override
    public void asked(ConsultId consult, AgentId member, Step step) {
      err.println("  .. " + member + " asked");
    }

    @Override
    public void answered(ConsultId consult, Provenance.Member member) {
      MemberAnswer answer = member.answer();
      String result =
          switch (answer) {
            case Proposal proposal -> proposal.plan().recommendations().size() + " recommendations";
            case Vote vote -> vote.ballot().ratings().size() + " ratings";
            case Edits edits ->
                edits.review().edits().size()
                    + " edits, "
                    + edits.review().additions().size()
                    + " additions";
            case Adjudication adjudication ->
                adjudication.rulings().size() + " doubtful pairs decided";
            case Abstention abstention ->
                "no answer: " + abstention.failure() + ", " + abstention.detail();
          };
      String mark = answer instanceof Abstention ? "--" : "ok";
      err.printf(
          Locale.ROOT,
          "  %s %s %s (%.1f s)%n",
          mark,
          answer.agent(),
          result,
          member.took().toMillis() / 1000.0);
    }
  }
}
