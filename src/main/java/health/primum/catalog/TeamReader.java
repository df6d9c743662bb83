package health.primum.catalog;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.PromptTemplate;
import health.primum.consensus.ConsensusRule;
import health.primum.consensus.DelphiRule;
import health.primum.consult.BuiltIn;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.FaultyInput;
import health.primum.safety.checklist.Checklists;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code agents/teams/*.yaml}. */
final class TeamReader {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "description",
          "members",
          "protocol",
          "rule",
          "restraint",
          "guardians",
          "adjudicator",
          "quorum",
          "deadline",
          "budget");

  private static final String ADJUDICATE = "adjudicate/pairs";

  private final Path folder;
  private final Faults faults;
  private final SortedMap<AgentId, AgentSpec> agents;
  private final SortedMap<String, PromptTemplate> prompts;
  private final Checklists checklists;
  private final Map<TeamId, Path> files = new HashMap<>();

  TeamReader(
      Path folder,
      Faults faults,
      SortedMap<AgentId, AgentSpec> agents,
      SortedMap<String, PromptTemplate> prompts,
      Checklists checklists) {
    this.checklists = checklists;
    this.folder = folder;
    this.faults = faults;
    this.agents = agents;
    this.prompts = prompts;
  }

  SortedMap<TeamId, Team> read() {
    var teams = new TreeMap<TeamId, Team>();
    for (Path file : Folder.files(folder, 1, faults, ".yaml", ".yml")) {
      Folder.text(file, 0, faults, file)
          .flatMap(text -> team(file, text))
          .ifPresent(team -> teams.putIfAbsent(team.id(), team));
    }
    return teams;
  }

  private Optional<Team> team(Path file, String text) {
    YamlFields fields = YamlFields.read(file, text, 0, faults, KEYS);
    if (!fields.isSound() && !fields.has("id")) {
      return Optional.empty();
    }
    Optional<TeamId> id = Ids.unique(fields, file, TeamId::new, files, faults);
    fields.optionalText("description");
    List<AgentSpec> members = members(file, fields);
    Optional<Protocol> protocol = protocol(fields, members);
    int quorum = fields.integer("quorum", 1, 1_000, 1);
    if (!fields.has("quorum")
        && protocol.isPresent()
        && !(protocol.get() instanceof Protocol.Solo)) {
      fields.fault(
          "quorum",
          "'quorum' is missing",
          "say how many members must answer for the plan to count");
    }
    Duration deadline = fields.duration("deadline");
    @Nullable BigDecimal budget = fields.optionalNumber("budget", "0", "100000").orElse(null);
    if (!fields.isSound() || id.isEmpty() || protocol.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Team(
              id.get(),
              members,
              protocol.get(),
              quorum,
              deadline,
              budget,
              fingerprint(id.get(), members, protocol.get(), quorum, deadline)));
    } catch (FaultyInput faulty) {
      faulty.faults().forEach(f -> fields.fault(f.where(), f.where() + " " + f.what(), f.remedy()));
      return Optional.empty();
    }
  }

  /**
   * Members count by what they are, not by the order in which they are listed, where that means
   * nothing. The checklists count for every team, for any of them can set off an alarm; so does
   * what is built in.
   */
  private Fingerprint fingerprint(
      TeamId id, List<AgentSpec> members, Protocol protocol, int quorum, Duration deadline) {
    Stream<String> ordered = members.stream().map(m -> m.fingerprint().sha256());
    boolean counts = protocol instanceof Protocol.AdvisorGuardian;
    Map<String, Object> parts = new HashMap<>();
    parts.put("id", id);
    parts.put("members", (counts ? ordered : ordered.sorted()).toList());
    parts.put("protocol", protocol.label());
    parts.put("quorum", quorum);
    parts.put("deadline", deadline);
    parts.put("checklists", checklists.fingerprint());
    parts.put("built-in", BuiltIn.fingerprint());
    protocol
        .furtherPrompts()
        .forEach(
            (step, prompts) ->
                prompts.forEach(
                    (agent, prompt) -> parts.put(step + " prompt " + agent, prompt.fingerprint())));
    return Fingerprint.of(parts);
  }

  private List<AgentSpec> members(Path file, YamlFields fields) {
    var members = new ArrayList<AgentSpec>();
    for (Map.Entry<String, Integer> item : fields.list("members")) {
      Optional<AgentSpec> agent =
          agents.values().stream().filter(a -> a.id().value().equals(item.getKey())).findFirst();
      agent.ifPresentOrElse(
          members::add,
          () ->
              faults.add(
                  file,
                  item.getValue(),
                  "there is no agent '" + item.getKey() + "', or its file is faulty",
                  "name one of " + agents.keySet()));
    }
    return members;
  }

  private Optional<Protocol> protocol(YamlFields fields, List<AgentSpec> members) {
    String name = fields.text("protocol");
    return switch (name) {
      case "" -> Optional.empty();
      case "solo" -> {
        refuse(fields, name, "rule", "restraint", "guardians", "adjudicator");
        yield Optional.of(new Protocol.Solo());
      }
      case "vote" -> {
        refuse(fields, name, "restraint", "guardians");
        Optional<Protocol.Adjudicator> adjudicator = adjudicator(fields, members);
        yield rule(fields).map(rule -> new Protocol.Vote(rule, adjudicator));
      }
      case "advisor-guardian" -> {
        refuse(fields, name, "rule", "restraint", "guardians", "adjudicator");
        List<AgentSpec> guardians = members.subList(Math.min(1, members.size()), members.size());
        yield Optional.of(new Protocol.AdvisorGuardian(prompts(fields, "review", guardians)));
      }
      case "delphi" -> {
        refuse(fields, name, "rule");
        int restraint = fields.integer("restraint", 1, 100, DelphiRule.DEFAULT_RESTRAINT);
        yield fields.isSound()
            ? Optional.of(
                new Protocol.Delphi(
                    new DelphiRule(restraint),
                    prompts(fields, "rate", members),
                    prompts(fields, "hunt", guardians(fields, members)),
                    adjudicator(fields, members)))
            : Optional.empty();
      }
      default -> {
        fields.fault(
            "protocol",
            "unknown protocol '" + name + "'",
            "protocols are solo, vote, advisor-guardian, delphi");
        yield Optional.empty();
      }
    };
  }

  private static void refuse(YamlFields fields, String protocol, String... keys) {
    for (String key : keys) {
      if (fields.has(key)) {
        fields.fault(key, "'" + key + "' means nothing for the protocol " + protocol, "remove it");
      }
    }
  }

  /** The member that decides where the matcher is in doubt; nobody where the team names none. */
  private Optional<Protocol.Adjudicator> adjudicator(YamlFields fields, List<AgentSpec> members) {
    if (!fields.has("adjudicator")) {
      return Optional.empty();
    }
    String name = fields.text("adjudicator");
    PromptTemplate prompt = prompts.get(ADJUDICATE);
    if (prompt == null) {
      fields.fault(
          "adjudicator",
          "there is no prompt '" + ADJUDICATE + "'",
          "add prompts/" + ADJUDICATE + ".md, or remove the adjudicator");
      return Optional.empty();
    }
    Optional<AgentSpec> member =
        members.stream().filter(m -> m.id().value().equals(name)).findFirst();
    if (member.isEmpty()) {
      fields.fault(
          "adjudicator", "'" + name + "' is no member of the team", "name one of its members");
    }
    return member.map(m -> new Protocol.Adjudicator(m.id(), prompt));
  }

  /** The members that are asked what is missing; none where the team names none. */
  private List<AgentSpec> guardians(YamlFields fields, List<AgentSpec> members) {
    var guardians = new ArrayList<AgentSpec>();
    for (Map.Entry<String, Integer> item :
        fields.has("guardians")
            ? fields.list("guardians")
            : List.<Map.Entry<String, Integer>>of()) {
      Optional<AgentSpec> member =
          members.stream()
              .filter(m -> m.id().value().equals(item.getKey()))
              .filter(m -> !(m.source() instanceof ModelSource.Rules))
              .findFirst();
      if (member.isPresent() && guardians.contains(member.get())) {
        fields.fault("guardians", "names " + item.getKey() + " twice", "name each guardian once");
        continue;
      }
      member.ifPresentOrElse(
          guardians::add,
          () ->
              fields.fault(
                  "guardians",
                  "'" + item.getKey() + "' is no member of the team that asks a model",
                  "name members of the team"));
    }
    return guardians;
  }

  /** The prompt of a further step for each member, by its role. */
  private Map<AgentId, PromptTemplate> prompts(
      YamlFields fields, String step, List<AgentSpec> members) {
    Map<AgentId, PromptTemplate> found = new HashMap<>();
    for (AgentSpec member : members) {
      if (step.equals("rate") && member.source() instanceof ModelSource.Rules) {
        continue;
      }
      String name = step + "/" + member.role().strip().toLowerCase(Locale.ROOT).replace(' ', '-');
      PromptTemplate prompt = prompts.get(name);
      if (prompt == null) {
        fields.fault(
            "members",
            "there is no prompt '" + name + "' for " + member.id(),
            "add prompts/" + name + ".md, or give the agent a role that has one");
      } else {
        found.put(member.id(), prompt);
      }
    }
    return found;
  }

  private static Optional<ConsensusRule> rule(YamlFields fields) {
    Optional<YamlFields> counted = fields.optionalFields("rule", Set.of("quorum"));
    if (counted.isPresent()) {
      counted.get().text("quorum");
      int votes = counted.get().integer("quorum", 1, 1_000, 0);
      return votes == 0 ? Optional.empty() : Optional.of(new ConsensusRule.Quorum(votes));
    }
    String name = fields.text("rule");
    return switch (name) {
      case "" -> Optional.empty();
      case "any" -> Optional.of(new ConsensusRule.Any());
      case "majority" -> Optional.of(new ConsensusRule.Majority());
      case "unanimous" -> Optional.of(new ConsensusRule.Unanimous());
      default -> {
        fields.fault(
            "rule",
            "unknown rule '" + name + "'",
            "rules are any, majority, unanimous, or 'quorum: k' below rule:");
        yield Optional.empty();
      }
    };
  }
}
