package health.primum.noharm.explore;

import health.primum.consensus.ConsensusRule;
import health.primum.noharm.explore.ensemble.Exploration;
import health.primum.noharm.explore.ensemble.Picked;
import health.primum.noharm.explore.ensemble.Spec;
import health.primum.noharm.explore.ensemble.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code explore.json}: what was asked, of what, what was found, and what to beware of. */
public final class ExploreDocument {
  private ExploreDocument() {}

  public static Map<String, Object> of(Exploration exploration, Tables tables) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("spec", spec(exploration.spec()));
    Map<String, Object> inputs = new LinkedHashMap<>();
    inputs.put("options_sha256", tables.options().sha256());
    inputs.put("votes_sha256", tables.votes().sha256());
    document.put("inputs", inputs);
    document.put("counts", counts(exploration));
    document.put("verdicts_by_rule", verdicts(exploration));
    Picked picked = exploration.picked();
    if (picked != null) {
      document.put("picked", picked(picked));
    }
    var warnings = new ArrayList<>(tables.remarks());
    warnings.addAll(exploration.warnings());
    document.put("warnings", warnings);
    document.put("conclusion", Conclusion.sentences(exploration));
    return document;
  }

  private static Map<String, Object> spec(Spec spec) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("instrument", "NOHARM v1, closed list");
    map.put("max_size", spec.maxSize());
    map.put(
        "rules",
        spec.rules().isEmpty()
            ? List.of("all")
            : spec.rules().stream().map(ConsensusRule::label).toList());
    map.put("compared_by", spec.measure().label());
    map.put("safety_function", spec.safety().label());
    map.put("partial", spec.partial().name().toLowerCase(Locale.ROOT));
    map.put("missing", spec.missing().label());
    map.put("seed", spec.seed());
    map.put("resamples", spec.resamples());
    map.put("interval", "percentiles 2.5 and 97.5, clusters resampled within strata");
    return map;
  }

  private static Map<String, Object> counts(Exploration exploration) {
    Exploration.Facts facts = exploration.facts();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("members", facts.members());
    map.put("cases", facts.cases());
    map.put("clusters", facts.clusters());
    map.put("strata", facts.strata());
    map.put("options", facts.options());
    map.put("repeats", facts.repeats());
    map.put("partial_votes", facts.partialVotes());
    map.put("missing_votes", facts.abstentions());
    map.put("unused_votes", facts.ignoredVotes());
    map.put("ensembles", exploration.ensembles().size());
    return map;
  }

  private static Map<String, Object> verdicts(Exploration exploration) {
    Map<String, Object> rules = new LinkedHashMap<>();
    Conclusion.byRule(exploration)
        .forEach(
            (rule, counts) -> {
              Map<String, Integer> map = new LinkedHashMap<>();
              for (Verdict verdict : Verdict.values()) {
                map.put(verdict.name().toLowerCase(Locale.ROOT), counts.getOrDefault(verdict, 0));
              }
              rules.put(rule, map);
            });
    return rules;
  }

  private static Map<String, Object> picked(Picked picked) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("folds", picked.folds());
    map.put("ensembles", picked.teams());
    map.put("members", picked.members());
    map.put("difference", picked.difference().value());
    map.put("low", picked.difference().low());
    map.put("high", picked.difference().high());
    map.put("verdict", picked.verdict().name().toLowerCase(Locale.ROOT));
    return map;
  }
}
