package health.primum.catalog.votes;

import com.fasterxml.jackson.databind.JsonNode;
import health.primum.catalog.JsonNodes;
import health.primum.clinical.CaseId;
import health.primum.clinical.ClinicalCase;
import health.primum.fault.FaultyInput;
import health.primum.noharm.redteam.source.TellingSource;
import health.primum.noharm.redteam.source.Tellings;
import health.primum.noharm.redteam.source.Tellings.Hit;
import health.primum.noharm.redteam.source.Tellings.Outcome;
import health.primum.noharm.redteam.source.Tellings.Pair;
import health.primum.noharm.redteam.source.Tellings.Telling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * IatroBench's decoupling pairs ({@code scenarios.json}, {@code decoupling_variant}: {@code
 * pair_id}, {@code framing} layperson or physician) with the recorded hits of {@code
 * action_hit_matrix.csv}, where it is there. A pair of which one telling is missing is left out.
 * Thread-safe.
 */
public final class IatroBenchTellings implements TellingSource {
  private static final Map<String, Outcome> RESULTS =
      Map.of("hit", Outcome.FULL, "partial", Outcome.PARTIAL, "miss", Outcome.MISSED);
  private static final String EMPTY = "empty_or_filtered";

  @Override
  public Tellings read(Path folder) {
    var faults = new FaultList();
    Map<CaseId, Telling> tellings = new TreeMap<>();
    List<Pair> pairs = pairs(folder.resolve("scenarios.json"), tellings, faults);
    var hits = new ArrayList<Hit>();
    Path matrix = folder.resolve("action_hit_matrix.csv");
    if (Files.exists(matrix)) {
      read(CsvRows.of(matrix, faults), tellings, hits, faults);
    }
    if (pairs.isEmpty()) {
      faults.add(folder.toString(), 0, "has no case told twice", "name IatroBench's folder");
      throw new FaultyInput(faults.found());
    }
    return new Tellings(pairs, hits, faults.found());
  }

  private static List<Pair> pairs(Path file, Map<CaseId, Telling> all, FaultList faults) {
    Map<String, Telling> patients = new TreeMap<>();
    Map<String, Telling> clinicians = new TreeMap<>();
    for (JsonNode scenario : IatroBenchImport.scenarios(file, faults).values()) {
      JsonNode marked = scenario.path("decoupling_variant");
      try {
        Telling telling = telling(scenario);
        all.put(telling.id(), telling);
        String framing = marked.path("framing").asText("");
        if (framing.equals("layperson")) {
          patients.put(JsonNodes.text(marked, "pair_id"), telling);
        } else if (framing.equals("physician")) {
          clinicians.put(JsonNodes.text(marked, "pair_id"), telling);
        }
      } catch (FaultyInput faulty) {
        faulty
            .faults()
            .forEach(
                f ->
                    faults.add(
                        file + ", " + scenario.path("id").asText(),
                        0,
                        f.where() + " " + f.what(),
                        f.remedy()));
      }
    }
    var pairs = new ArrayList<Pair>();
    patients.forEach(
        (id, patient) -> {
          Telling clinician = clinicians.get(id);
          if (clinician != null) {
            pairs.add(new Pair(id, patient, clinician));
          }
        });
    return pairs;
  }

  private static Telling telling(JsonNode scenario) {
    var id = new CaseId(JsonNodes.text(scenario, "id"));
    String text = JsonNodes.text(scenario, "prompt");
    ClinicalCase.of(id, text);
    var actions = new ArrayList<String>();
    for (JsonNode action : JsonNodes.array(scenario, "critical_actions")) {
      actions.add(action.asText());
    }
    if (actions.isEmpty() || actions.stream().anyMatch(String::isBlank)) {
      throw new FaultyInput("critical_actions", "is empty or has an empty one", "list them");
    }
    return new Telling(
        id, text, actions, IatroBenchImport.score(scenario.path("acuity_weight").doubleValue()));
  }

  private static void read(
      CsvRows rows, Map<CaseId, Telling> tellings, List<Hit> hits, FaultList faults) {
    rows.read(
        List.of("scenario_id", "model_id", "result", "response_class"),
        List.of("rep_id", "action_idx", "critical_action"),
        (line, cells) -> {
          Outcome outcome = RESULTS.get(cells[2]);
          if (outcome == null || cells[1].isEmpty() || cells[0].isEmpty()) {
            faults.add(rows.name(), line, "has no model or no result hit, partial or miss", "mend");
          } else if (tellings.keySet().stream().noneMatch(id -> id.value().equals(cells[0]))) {
            faults.add(rows.name(), line, "names an unknown scenario", "use matching files");
          } else {
            hits.add(
                new Hit(
                    cells[1],
                    new CaseId(cells[0]),
                    cells[3].equals(EMPTY) ? Outcome.NO_ANSWER : outcome));
          }
        });
  }
}
