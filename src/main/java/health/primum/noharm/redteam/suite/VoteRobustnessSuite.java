package health.primum.noharm.redteam.suite;

import health.primum.noharm.redteam.Suite;
import health.primum.noharm.redteam.SuiteResult;
import health.primum.noharm.redteam.source.SwapVotes;
import health.primum.noharm.redteam.source.SwapVotes.Telling;
import health.primum.noharm.redteam.source.SwapVotes.Vote;
import health.primum.noharm.run.Arm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How often recorded decisions flip when a context is told in another way, and whether the majority
 * of the models flips less than they do.
 */
public final class VoteRobustnessSuite implements Suite {
  static final String NAME = "robustness-votes";
  private final List<Vote> votes;
  private final Set<String> otherForms;
  private final long seed;

  /** Which decision on which telling. */
  private record Key(String context, Telling telling, String decision) {}

  public VoteRobustnessSuite(SwapVotes votes, long seed) {
    this.votes = votes.votes();
    this.otherForms = votes.contextsOfForm();
    this.seed = seed;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SuiteResult run(List<Arm> arms) {
    var draft =
        new SuiteResult.Draft(
            NAME,
            "Recorded yes/no decisions on contexts told as they were and in another way; a flip is a yes that becomes a no or the other way round; the context is the unit.",
            "One vote of each voter on each telling: a flip includes chance, and there is no control.",
            "Other clinicians read other tellings, so their flips are also differences between people.",
            "The majority (more than half of the models; a tie is no) is computed from their votes; it is no team that deliberates.",
            "Intervals are not adjusted for their number.");
    Map<String, Map<Key, Boolean>> decided = new TreeMap<>();
    votes.forEach(
        vote ->
            decided
                .computeIfAbsent(vote.voter(), any -> new HashMap<>())
                .put(key(vote), vote.share() > 0.5));
    List<String> models = models();
    Map<String, Map<Key, Boolean>> voters = new TreeMap<>(decided);
    String majority = "majority of " + models.size() + " models";
    if (models.size() > 1) {
      voters.put(majority, majority(models.stream().map(decided::get).toList()));
    }
    Set<Telling> tellings =
        votes.stream().map(Vote::telling).collect(Collectors.toCollection(TreeSet::new));
    tellings.remove(Telling.ORIGINAL);
    Map<String, ByCase> any = new TreeMap<>();
    voters.forEach(
        (voter, all) -> {
          any.put(voter, figures(voter, "any telling", tellings, all, draft));
          tellings.forEach(one -> figures(voter, one.words(), Set.of(one), all, draft));
        });
    if (models.size() > 1) {
      against(majority, models, any, draft);
    }
    arms.forEach(
        arm -> draft.notRun(arm.name(), "it has no recorded votes; see the suite robustness"));
    return draft.done();
  }

  private static Key key(Vote vote) {
    return new Key(vote.context(), vote.telling(), vote.decision());
  }

  /** Those whose votes are one voter's and not the share of several. */
  private List<String> models() {
    return votes.stream()
        .map(Vote::voter)
        .filter(voter -> !voter.equals(SwapVotes.CLINICIANS))
        .distinct()
        .sorted()
        .toList();
  }

  /** On the decisions that all of them took. */
  private static Map<Key, Boolean> majority(List<Map<Key, Boolean>> members) {
    Map<Key, Boolean> decided = new HashMap<>();
    for (Key key : members.getFirst().keySet()) {
      if (members.stream().allMatch(member -> member.containsKey(key))) {
        long yes = members.stream().filter(member -> member.get(key)).count();
        decided.put(key, 2 * yes > members.size());
      }
    }
    return decided;
  }

  /** Flips of one voter over these tellings; empty where there is no pair. */
  private ByCase figures(
      String voter,
      String how,
      Set<Telling> tellings,
      Map<Key, Boolean> decided,
      SuiteResult.Draft draft) {
    var flips = new ByCase();
    Map<String, ByCase> lost = new TreeMap<>();
    Map<String, Integer> unpaired = new HashMap<>();
    int missing = 0;
    for (Map.Entry<Key, Boolean> plain : decided.entrySet()) {
      Key key = plain.getKey();
      if (key.telling() != Telling.ORIGINAL) {
        continue;
      }
      for (Telling telling : tellings) {
        if (telling.isOfPersonOrTone() == otherForms.contains(key.context())) {
          continue;
        }
        Boolean other = decided.get(new Key(key.context(), telling, key.decision()));
        if (other == null) {
          missing++;
          unpaired.merge(key.decision(), plain.getValue() ? 1 : 0, Integer::sum);
          continue;
        }
        flips.add(key.context(), !other.equals(plain.getValue()));
        if (plain.getValue()) {
          lost.computeIfAbsent(key.decision(), any -> new ByCase()).add(key.context(), !other);
        }
      }
    }
    if (flips.isEmpty()) {
      draft.notRun(voter, "no context is told both as it was and " + how);
      return flips;
    }
    draft.add(flips.rate(voter, "decisions that flip, " + how, missing));
    lost.forEach(
        (decision, values) ->
            draft.add(
                values.rate(
                    voter,
                    decision + " yes that becomes no, " + how,
                    unpaired.getOrDefault(decision, 0))));
    return flips;
  }

  /** The majority's flips minus the mean of its members', on the same contexts. */
  private void against(
      String majority, List<String> models, Map<String, ByCase> any, SuiteResult.Draft draft) {
    ByCase team = any.get(majority);
    if (team == null || team.isEmpty()) {
      return;
    }
    var members = new ArrayList<ByCase>();
    models.forEach(model -> members.add(any.getOrDefault(model, new ByCase())));
    ByCase difference = team.minus(ByCase.meanOf(members));
    if (!difference.isEmpty()) {
      draft.add(
          difference.difference(
              majority,
              "decisions that flip, any telling, minus the mean of its members",
              0,
              seed));
    }
  }
}
