package health.primum.noharm.service;

import health.primum.agent.Budget;
import health.primum.consult.Roster;
import health.primum.consult.TeamId;
import health.primum.fault.Fault;
import health.primum.fault.FaultyInput;
import health.primum.noharm.panel.JudgeDesk;
import health.primum.noharm.rubric.BenchmarkSource;
import health.primum.noharm.run.Arm;
import health.primum.noharm.run.Comparing;
import health.primum.noharm.run.EvaluationSpec;
import health.primum.noharm.service.journal.EvaluationOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what an order names: benchmarks below one folder, teams, judges. Nothing that a client
 * writes is a path: a name is one of a list. Thread-safe.
 */
public final class Orders {
  private static final System.Logger LOG = System.getLogger(Orders.class.getName());
  private static final Pattern LLM = Pattern.compile("llm:[A-Za-z0-9][A-Za-z0-9._-]{0,59}");
  private static final String RECORDED = "recorded";
  private static final String LEXICAL = "lexical";
  private static final String VERDICTS = "verdicts.jsonl";

  /** As a client knows what the command line has options for. */
  private static final Map<String, String> FIELDS =
      Map.of(
          "--arm", "arms",
          "--judge", "judges",
          "--baseline", "baseline",
          "--margin", "margin",
          "--repeats", "repeats");

  private final Optional<Path> root;
  private final BenchmarkSource benchmarks;
  private final Roster roster;
  private final JudgeDesk judges;

  /**
   * @param root a folder of benchmarks, each in a folder of its own; empty when there are none
   */
  public Orders(Optional<Path> root, BenchmarkSource benchmarks, Roster roster, JudgeDesk judges) {
    this.root = root;
    this.benchmarks = benchmarks;
    this.roster = roster;
    this.judges = judges;
  }

  /** Sees that there are benchmarks. */
  public void check() {
    if (root.isEmpty()) {
      throw new EvaluationsOff();
    }
  }

  /** The benchmarks that can be named, in alphabetical order. */
  public List<String> benchmarks() {
    Path folder = root.orElseThrow(EvaluationsOff::new);
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(one -> Files.isDirectory(one.resolve("dataset").resolve("rubrics")))
          .map(one -> one.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new FaultyInput(
          "primum.evaluations.benchmarks", "cannot be read", "name a folder of benchmarks");
    }
  }

  /**
   * What an order asks for.
   *
   * @param budget what its consults and judges are paid from
   * @throws EvaluationsOff when there are no benchmarks here
   * @throws FaultyInput naming the field that cannot be taken
   */
  public EvaluationSpec open(EvaluationOrder order, Budget budget) {
    Path folder = benchmark(order.benchmark());
    try {
      return new EvaluationSpec(
          benchmarks.read(folder),
          order.arms().stream().map(this::arm).toList(),
          judges.panel(
              order.judges().stream().map(name -> judge(name, folder)).toList(),
              budget,
              fault -> LOG.log(System.Logger.Level.INFO, "left out: " + fault.describe())),
          order.revision(),
          order.seed(),
          budget,
          new Comparing(order.baseline(), order.margin()),
          order.repeats());
    } catch (FaultyInput faulty) {
      throw new FaultyInput(
          faulty.faults().stream().map(fault -> named(fault, order.benchmark(), folder)).toList());
    }
  }

  /** In a client's words: which folders the service has is not for its eyes. */
  private static Fault named(Fault fault, String benchmark, Path folder) {
    String where = fault.where().replace(folder.toString(), benchmark);
    return new Fault(
        FIELDS.getOrDefault(where.split(" ", 2)[0], where),
        fault.line(),
        fault.what().replace(folder.toString(), benchmark),
        fault.remedy().replace(folder.toString(), benchmark));
  }

  private Path benchmark(String name) {
    List<String> known = benchmarks();
    if (!known.contains(name)) {
      throw new FaultyInput(
          "benchmark", "names no benchmark of this service", "name one of " + known);
    }
    return root.orElseThrow(EvaluationsOff::new).resolve(name);
  }

  private Arm arm(EvaluationOrder.ArmOrder arm) {
    List<String> known = roster.teams().stream().map(team -> team.id().value()).toList();
    if (!known.contains(arm.team())) {
      throw new FaultyInput("arms", "names no team of this service", "name one of " + known);
    }
    return new Arm.OfTeam(arm.name(), roster.find(new TeamId(arm.team())).orElseThrow());
  }

  private static String judge(String name, Path folder) {
    if (name.equals(RECORDED)) {
      return RECORDED + ":" + folder.resolve(VERDICTS);
    }
    if (!name.equals(LEXICAL) && !LLM.matcher(name).matches()) {
      throw new FaultyInput(
          "judges",
          "names no judge",
          "use llm:NAME, lexical, or recorded for the verdicts in the benchmark's folder");
    }
    return name;
  }
}
