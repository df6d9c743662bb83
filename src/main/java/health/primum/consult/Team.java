package health.primum.consult;

import health.primum.agent.AgentId;
import health.primum.agent.AgentSpec;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelSource;
import health.primum.agent.Origin;
import health.primum.agent.PromptTemplate;
import health.primum.consensus.ConsensusRule;
import health.primum.fault.FaultyInput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Members, a protocol and the terms on which their plan counts.
 *
 * @param id unique in the catalog
 * @param members one for {@code solo}, at least two otherwise, no one twice; in {@code
 *     advisor-guardian} the first is the advisor and the others follow in their order
 * @param protocol how they come to a plan
 * @param quorum how many must propose for the plan to count, 1 to the number of members
 * @param deadline for the whole consult, above zero
 * @param budget most a consult may cost, in US dollars; null for no bound
 * @param fingerprint of the canonical form, members included
 */
public record Team(
    TeamId id,
    List<AgentSpec> members,
    Protocol protocol,
    int quorum,
    Duration deadline,
    @Nullable BigDecimal budget,
    Fingerprint fingerprint) {
  public Team {
    Objects.requireNonNull(id, "id");
    members = List.copyOf(members);
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(fingerprint, "fingerprint");
    checkMembers(members, protocol);
    if (quorum < 1 || quorum > members.size()) {
      throw new FaultyInput(
          "quorum",
          quorum + " is outside 1 to " + members.size(),
          "ask for no more answers than there are members");
    }
    if (protocol instanceof Protocol.Vote(ConsensusRule.Quorum(int votes), var adjudicator)
        && votes > members.size()) {
      throw new FaultyInput(
          "rule",
          "asks for " + votes + " votes of " + members.size() + " members",
          "nothing could ever be recommended: lower it");
    }
    int least =
        switch (protocol) {
          case Protocol.Solo solo -> 1;
          case Protocol.Vote(ConsensusRule.Quorum(int votes), var adjudicator) ->
              Math.max(2, votes);
          case Protocol.Vote vote -> 2;
          case Protocol.AdvisorGuardian guarded -> 2;
          case Protocol.Delphi delphi -> 2;
        };
    if (quorum < least) {
      throw new FaultyInput(
          "quorum",
          quorum + " is below the " + least + " answers that " + protocol.label() + " needs",
          "fewer answers are no vote: ask for at least " + least);
    }
    long models = members.stream().filter(m -> !(m.source() instanceof ModelSource.Rules)).count();
    if (models > 0 && quorum > models) {
      throw new FaultyInput(
          "quorum",
          quorum + " is more than the " + models + " members that ask a model",
          "written rules do not count towards a quorum: lower it");
    }
    checkPrompts(members, protocol);
    if (!deadline.isPositive()) {
      throw new FaultyInput("deadline", "is not above zero", "give a duration such as 120s");
    }
  }

  /**
   * Whether every member asks a model or applies rules now: kept and scripted answers are for
   * evaluation and demonstration.
   */
  public boolean isLive() {
    return members.stream()
        .map(member -> member.source().origin())
        .allMatch(origin -> origin == Origin.LIVE || origin == Origin.RULES);
  }

  private static void checkMembers(List<AgentSpec> members, Protocol protocol) {
    boolean solo = protocol instanceof Protocol.Solo;
    if (solo ? members.size() != 1 : members.size() < 2) {
      throw new FaultyInput(
          "members",
          "has " + members.size() + " members for the protocol " + protocol.label(),
          solo
              ? "give a solo team exactly one member"
              : "give it two or more, or use the protocol solo");
    }
    var seen = new HashSet<AgentId>();
    for (AgentSpec member : members) {
      if (!seen.add(member.id())) {
        throw new FaultyInput(
            "members", "names " + member.id() + " twice", "name each member once");
      }
    }
  }

  private static void checkPrompts(List<AgentSpec> members, Protocol protocol) {
    List<AgentSpec> models =
        members.stream().filter(m -> !(m.source() instanceof ModelSource.Rules)).toList();
    protocol.adjudicator().ifPresent(a -> checkAmong("adjudicator", Set.of(a.agent()), models));
    switch (protocol) {
      case Protocol.Solo solo -> {}
      case Protocol.Vote vote -> {}
      case Protocol.AdvisorGuardian guarded ->
          checkPrompts("review", members.subList(1, members.size()), guarded.prompts());
      case Protocol.Delphi delphi -> {
        checkPrompts("rate", models, delphi.prompts());
        checkAmong("guardians", delphi.guardians().keySet(), models);
      }
    }
  }

  private static void checkAmong(String key, Set<AgentId> named, List<AgentSpec> models) {
    Set<AgentId> strangers = new TreeSet<>(named);
    models.forEach(model -> strangers.remove(model.id()));
    if (!strangers.isEmpty()) {
      throw new FaultyInput(
          key,
          "names " + strangers + ", not among the members that ask a model",
          "name members of the team");
    }
  }

  private static void checkPrompts(
      String step, List<AgentSpec> asked, Map<AgentId, PromptTemplate> prompts) {
    for (AgentSpec member : asked) {
      if (!prompts.containsKey(member.id())) {
        throw new FaultyInput(
            "members",
            "has no prompt for the second step of " + member.id(),
            "add prompts/" + step + "/ROLE.md for its role");
      }
    }
  }
}
