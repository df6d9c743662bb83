package health.primum.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.AgentId;
import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.ManagementPlan;
import health.primum.clinical.Recommendation;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.ActionMatcher;
import health.primum.consensus.CandidatePool;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Pools actions that several members propose. */
@Command(
    name = "pool",
    description =
        "Pool actions that several members propose, and print the candidates as JSON: what is one action, who said it, and what they differ on.",
    mixinStandardHelpOptions = true)
final class PoolCommand implements Callable<Integer> {
  private static final int MAX_TEXT = 10_000;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final PlanParser parser;
  private final ActionMatcher matcher;

  @Spec CommandSpec spec;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "JSON lines with member and text.")
  Path file;

  PoolCommand(PlanParser parser, ActionMatcher matcher) {
    this.parser = parser;
    this.matcher = matcher;
  }

  @Override
  public Integer call() throws JsonProcessingException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    SortedMap<AgentId, List<Recommendation>> said = new TreeMap<>();
    List<String> lines = LinesFile.read(file);
    boolean bad = false;
    for (int i = 0; i < lines.size(); i++) {
      try {
        take(lines.get(i), said);
      } catch (FaultyInput faulty) {
        for (Fault fault : faulty.faults()) {
          String what = fault.where() + " " + fault.what();
          err.println(new Fault(file.toString(), i + 1, what, fault.remedy()).describe());
        }
        bad = true;
      } catch (JsonProcessingException broken) {
        String remedy = "write an object with member and text, or remove the line";
        err.println(new Fault(file.toString(), i + 1, "is not valid JSON", remedy).describe());
        bad = true;
      }
    }
    out.println(JSON.writeValueAsString(PoolDocument.of(pool(said))));
    out.flush();
    err.flush();
    return bad ? Exit.BAD_INPUT : Exit.OK;
  }

  private void take(String line, SortedMap<AgentId, List<Recommendation>> said)
      throws JsonProcessingException {
    if (line.isBlank()) {
      return;
    }
    JsonNode object = JSON.readTree(line);
    String text = text(object, "text");
    List<Recommendation> read = parser.parse("1. " + text.strip()).recommendations();
    said.computeIfAbsent(member(text(object, "member")), any -> new ArrayList<>()).addAll(read);
  }

  /** Names of models hold points and capitals, which ids do not. */
  private static AgentId member(String name) {
    return new AgentId(
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", ""));
  }

  private static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw new FaultyInput(field, "is missing or no text", "give member and text");
    }
    if (value.textValue().length() > MAX_TEXT) {
      throw new FaultyInput(
          field, "has more than " + MAX_TEXT + " characters", "give one action a line");
    }
    return value.textValue();
  }

  private CandidatePool pool(SortedMap<AgentId, List<Recommendation>> said) {
    List<Proposal> proposals =
        said.entrySet().stream()
            .map(
                e ->
                    new Proposal(
                        e.getKey(),
                        new ManagementPlan("", e.getValue()),
                        "",
                        Usage.NONE,
                        Origin.RECORDED))
            .toList();
    return CandidatePool.of(proposals, matcher);
  }
}
