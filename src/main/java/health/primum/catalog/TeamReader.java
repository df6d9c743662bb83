package health.primum.catalog;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Fingerprint;
import health.primum.consensus.ConsensusRule;
import health.primum.consult.Protocol;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code agents/teams/*.yaml}. */
final class TeamReader {
  private static final Set<String> KEYS =
      Set.of("id", "description", "members", "protocol", "rule", "quorum", "deadline", "budget");

  private final Path folder;
  private final Faults faults;
  private final SortedMap<AgentId, AgentSpec> agents;
  private final Map<TeamId, Path> files = new HashMap<>();

  TeamReader(Path folder, Faults faults, SortedMap<AgentId, AgentSpec> agents) {
    this.folder = folder;
    this.faults = faults;
    this.agents = agents;
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
    Optional<Protocol> protocol = protocol(fields);
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

  /** Members count by what they are, not by the order in which they are listed. */
  private static Fingerprint fingerprint(
      TeamId id, List<AgentSpec> members, Protocol protocol, int quorum, Duration deadline) {
    return Fingerprint.of(
        Map.of(
            "id", id,
            "members",
                members.stream()
                    .map(AgentSpec::fingerprint)
                    .map(Fingerprint::sha256)
                    .sorted()
                    .toList(),
            "protocol", protocol.label(),
            "quorum", quorum,
            "deadline", deadline));
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

  private static Optional<Protocol> protocol(YamlFields fields) {
    String name = fields.text("protocol");
    return switch (name) {
      case "" -> Optional.empty();
      case "solo" -> {
        if (fields.has("rule")) {
          fields.fault("rule", "'rule' means nothing for the protocol solo", "remove it");
        }
        yield Optional.of(new Protocol.Solo());
      }
      case "vote" -> rule(fields).map(Protocol.Vote::new);
      default -> {
        fields.fault("protocol", "unknown protocol '" + name + "'", "protocols are solo, vote");
        yield Optional.empty();
      }
    };
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
