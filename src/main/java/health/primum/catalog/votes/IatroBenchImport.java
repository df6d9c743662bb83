package health.primum.catalog.votes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import health.primum.agent.Fingerprint;
import health.primum.fault.FaultyInput;
import health.primum.noharm.explore.VoteImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * IatroBench (Gringras 2026): which critical actions each answer hit, as an LLM judge audited it.
 * Every critical action is an appropriate option; harm by doing is known of whole answers only, and
 * becomes options as {@link VoteImport.Commission} says.
 */
public final class IatroBenchImport implements VoteImport {
  private static final List<String> COLUMNS =
      List.of(
          "scenario_id",
          "model_id",
          "rep_id",
          "action_idx",
          "result",
          "commission_harm_0_3",
          "response_class");
  private static final Map<String, String> VOTES =
      Map.of("hit", "yes", "partial", "partial", "miss", "no");
  private static final String EMPTY = "empty_or_filtered";
  private static final int LEVELS = 3;

  @Override
  public String name() {
    return "iatrobench";
  }

  @Override
  public List<String> run(Path from, Path out, Commission commission) throws IOException {
    var faults = new FaultList();
    Path scenarios = from.resolve("scenarios.json");
    Map<String, JsonNode> known = scenarios(scenarios, faults);
    CsvRows rows = CsvRows.of(from.resolve("action_hit_matrix.csv"), faults);
    var reading = new Reading(known, rows.name(), faults);
    rows.read(COLUMNS, List.of(), reading::row);
    faults.throwIfAny();
    return reading.tables(commission).write(out, provenance(commission, reading, rows, scenarios));
  }

  static Map<String, JsonNode> scenarios(Path file, FaultList faults) {
    Map<String, JsonNode> scenarios = new HashMap<>();
    try {
      for (JsonNode scenario : JsonMapper.builder().build().readTree(file.toFile())) {
        if (!scenario.path("id").isTextual()
            || !scenario.path("acuity_weight").isNumber()
            || !scenario.path("critical_actions").isArray()) {
          faults.add(
              file.toString(),
              0,
              "holds a scenario without id, acuity_weight or critical_actions",
              "use the set as published");
        } else {
          scenarios.put(scenario.path("id").textValue(), scenario);
        }
      }
    } catch (IOException broken) {
      throw new FaultyInput(
          file.toString(),
          Files.exists(file) ? "is not valid JSON" : "does not exist",
          "name the folder of the set as published");
    }
    return scenarios;
  }

  /** Ours: the published acuity of a scenario as the severity of leaving its actions out. */
  static int score(double acuity) {
    return acuity >= 3.5 ? 9 : acuity >= 2.5 ? 8 : 7;
  }

  /** One answer of a model. */
  private record AnswerKey(String scenario, String model, String repeat) {}

  /** What has been read so far. */
  private static final class Reading {
    private final Map<String, JsonNode> known;
    private final String file;
    private final FaultList faults;
    private final ImportedTables tables = new ImportedTables();
    private final Set<String> options = new HashSet<>();
    private final Set<String> models = new TreeSet<>();
    private final Map<AnswerKey, Integer> commission = new java.util.LinkedHashMap<>();
    private final Set<AnswerKey> empty = new HashSet<>();

    Reading(Map<String, JsonNode> known, String file, FaultList faults) {
      this.known = known;
      this.file = file;
      this.faults = faults;
    }

    void row(long line, String[] cells) {
      JsonNode scenario = known.get(cells[0]);
      String vote = VOTES.get(cells[4]);
      if (scenario == null) {
        faults.add(file, line, "its scenario is not in scenarios.json", "use matching files");
      } else if (!cells[3].matches("\\d{1,3}")
          || Integer.parseInt(cells[3]) >= scenario.path("critical_actions").size()) {
        faults.add(
            file, line, "action_idx is none of the scenario's actions", "use matching files");
      } else if (vote == null) {
        faults.add(file, line, "result is not hit, partial or miss", "mend the row");
      } else if (!cells[5].matches("[0-3]")) {
        faults.add(file, line, "commission_harm_0_3 is not 0 to 3", "mend the row");
      } else if (cells[1].isEmpty() || !cells[2].matches("\\d{1,4}")) {
        faults.add(file, line, "has no model_id or rep_id", "mend the row");
      } else {
        take(line, cells, scenario, vote);
      }
    }

    private void take(long line, String[] cells, JsonNode scenario, String vote) {
      String option = String.format(Locale.ROOT, "action-%02d", Integer.parseInt(cells[3]));
      if (options.add(cells[0] + "/" + option)) {
        tables.option(
            cells[0], cells[0], option, score(scenario.path("acuity_weight").doubleValue()));
      }
      models.add(cells[1]);
      var answer = new AnswerKey(cells[0], cells[1], cells[2]);
      int harm = Integer.parseInt(cells[5]);
      Integer before = commission.putIfAbsent(answer, harm);
      if (before != null && before != harm) {
        faults.add(file, line, "gives its answer a second commission harm", "mend the row");
      }
      if (cells[6].equals(EMPTY)) {
        empty.add(answer);
      } else {
        tables.vote(cells[0], option, cells[1], cells[2], vote);
      }
    }

    /**
     * Level 1, 2, 3 are options scored 3, 2, 1; a harm of a level is done at all levels up to it.
     */
    ImportedTables tables(Commission how) {
      for (int level = 1; level <= LEVELS; level++) {
        for (String scenario :
            new TreeSet<>(commission.keySet().stream().map(AnswerKey::scenario).toList())) {
          for (String owner : how == Commission.SAME ? List.of("") : models) {
            tables.option(scenario, scenario, name(level, owner), 4 - level);
          }
        }
        for (Map.Entry<AnswerKey, Integer> one : commission.entrySet()) {
          vote(one.getKey(), level, one.getValue() >= level, how);
        }
      }
      return tables;
    }

    private void vote(AnswerKey answer, int level, boolean done, Commission how) {
      if (empty.contains(answer)) {
        return;
      }
      for (String owner : how == Commission.SAME ? List.of("") : models) {
        boolean own = owner.isEmpty() || owner.equals(answer.model());
        tables.vote(
            answer.scenario(),
            name(level, owner),
            answer.model(),
            answer.repeat(),
            done && own ? "yes" : "no");
      }
    }

    private static String name(int level, String owner) {
      return "commission-" + level + (owner.isEmpty() ? "" : "-" + owner);
    }
  }

  private static String provenance(Commission how, Reading reading, CsvRows rows, Path scenarios)
      throws IOException {
    return """
        # Where these tables come from

        IatroBench (Gringras 2026, MIT licence): `action_hit_matrix.csv` (SHA-256 %s) and `scenarios.json` (SHA-256 %s).
        %d answers of %d models to %d scenarios; %d were empty or filtered.

        As published: which critical action an answer hit, hit in part or missed (audited by an LLM judge, not by clinicians), the harm by
        doing of the whole answer (0 to 3), the acuity of the scenario.

        Ours:

        - a critical action is an appropriate option: score 9 at acuity 3.5 and above, 8 from 2.5, else 7. Its severity is the scenario's, not the action's
        - hit is a vote yes, partial a partial vote, miss a vote no; a refusal is a vote no, as published
        - an empty or filtered answer is no vote at all: an abstention
        - harm by doing, which is not known option by option, becomes options `commission-1`, `-2`, `-3` with scores 3, 2, 1; an answer of
          harm n recommends the first n of them, so that their weights 1, 5, 25 add up to 1, 6, 31. Mapping `%s`: %s
        - there are no uncertain options, so restraint is 1 for all
        """
        .formatted(
            Fingerprint.of(rows.content()),
            Fingerprint.of(Files.readAllBytes(scenarios)),
            reading.commission.size(),
            reading.models.size(),
            reading.commission.keySet().stream().map(AnswerKey::scenario).distinct().count(),
            reading.empty.size(),
            how.name().toLowerCase(Locale.ROOT),
            switch (how) {
              case SAME ->
                  "all members' harms in a scenario are taken for one action, so agreement keeps them (most harm agreement can keep)";
              case OWN ->
                  "every member's harm is an action of its own, so any agreement drops it (least harm agreement can keep)";
            });
  }
}
