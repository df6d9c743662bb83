package health.primum.catalog;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Fingerprint;
import health.primum.agent.PromptTemplate;
import health.primum.agent.Provider;
import health.primum.consult.Roster;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.Fault;
import health.primum.noharm.judge.llm.JudgeCatalog;
import health.primum.noharm.judge.llm.JudgeSpec;
import health.primum.safety.checklist.Checklists;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that {@code agents/} and {@code prompts/} of a home say, as it was when it was read.
 * Immutable.
 */
public final class Catalog implements Roster, JudgeCatalog {
  private static final String CLOSED_LIST = "closed-list";

  private final SortedMap<TeamId, Team> teams;
  private final SortedMap<String, Fingerprint> parts = new TreeMap<>();
  private final Checklists checklists;
  private final SortedMap<String, JudgeSpec> judges;
  private final @Nullable PromptTemplate closedList;
  private final List<Fault> faults;

  private Catalog(
      SortedMap<String, PromptTemplate> prompts,
      SortedMap<AgentId, AgentSpec> agents,
      SortedMap<TeamId, Team> teams,
      Checklists checklists,
      SortedMap<String, JudgeSpec> judges,
      List<Fault> faults) {
    this.teams = teams;
    this.judges = judges;
    this.closedList = prompts.get(CLOSED_LIST);
    this.checklists = checklists;
    this.faults = faults;
    prompts.forEach((id, prompt) -> parts.put("prompt " + id, prompt.fingerprint()));
    agents.forEach((id, agent) -> parts.put("agent " + id, agent.fingerprint()));
    checklists.all().forEach(one -> parts.put("checklist " + one.id(), one.fingerprint()));
    teams.forEach((id, team) -> parts.put("team " + id, team.fingerprint()));
    judges.forEach((id, judge) -> parts.put("judge " + id, judge.fingerprint()));
  }

  /**
   * Reads the catalog below a home; what is wrong is in {@link #faults()}, what is right can be
   * used.
   *
   * @param environment the value of a variable, or null where it is not set; {@code
   *     OPENAI_BASE_URL} and its like stand in for addresses in {@code config/providers.yaml}
   */
  public static Catalog read(Path home, Function<String, @Nullable String> environment) {
    var faults = new Faults(home);
    for (String needed : List.of("agents", "prompts")) {
      if (!Files.isDirectory(home.resolve(needed))) {
        faults.add(
            home.resolve(needed),
            0,
            "folder is missing",
            "run from the folder that holds agents/ and prompts/, or set primum.home");
      }
    }
    SortedMap<String, PromptTemplate> prompts =
        new PromptReader(home.resolve("prompts"), faults).read();
    Path config = home.resolve("config");
    SortedMap<String, Provider> providers =
        new ProviderReader(config.resolve("providers.yaml"), faults, environment).read();
    Checklists checklists = new ChecklistReader(config.resolve("checklists"), faults).read();
    Prices prices = Prices.read(config.resolve("prices.yaml"), faults);
    SortedMap<AgentId, AgentSpec> agents =
        new AgentReader(home, faults, prompts, providers, prices, checklists).read();
    SortedMap<TeamId, Team> teams =
        new TeamReader(home.resolve("agents").resolve("teams"), faults, agents, prompts, checklists)
            .read();
    SortedMap<String, JudgeSpec> judges =
        new JudgeReader(
                home.resolve("agents").resolve("judges"), faults, prompts, providers, prices)
            .read();
    return new Catalog(prompts, agents, teams, checklists, judges, faults.found());
  }

  @Override
  public Optional<Team> find(TeamId id) {
    return Optional.ofNullable(teams.get(id));
  }

  @Override
  public List<Team> teams() {
    return List.copyOf(teams.values());
  }

  @Override
  public Checklists checklists() {
    return checklists;
  }

  @Override
  public Optional<JudgeSpec> judge(String id) {
    return Optional.ofNullable(judges.get(id));
  }

  @Override
  public SortedSet<String> judges() {
    return new TreeSet<>(judges.keySet());
  }

  @Override
  public Optional<PromptTemplate> closedList() {
    return Optional.ofNullable(closedList);
  }

  @Override
  public List<Fault> faults() {
    return faults;
  }

  @Override
  public SortedMap<String, Fingerprint> parts() {
    return new TreeMap<>(parts);
  }
}
