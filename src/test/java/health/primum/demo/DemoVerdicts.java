package health.primum.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.Failure;
import health.primum.agent.Fingerprint;
import health.primum.agent.ModelReply;
import health.primum.catalog.BenchmarkReader;
import health.primum.catalog.Catalog;
import health.primum.clinical.ClinicalCase;
import health.primum.clinical.Recommendation;
import health.primum.consult.Advice;
import health.primum.consult.ConsultId;
import health.primum.consult.ConsultListener;
import health.primum.consult.ConsultRequest;
import health.primum.consult.Team;
import health.primum.consult.TeamId;
import health.primum.llm.RoutingModelClient;
import health.primum.llm.ScriptedModelClient;
import health.primum.noharm.rubric.Benchmark;
import health.primum.noharm.rubric.CaseVariant;
import health.primum.testsupport.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes {@code config/demo/verdicts.jsonl} from {@code matches.json}, the hand-made table of which
 * recommendation carries out which rubric options. Run its {@code main} after the demo's answers or
 * the way plans are written have changed.
 */
final class DemoVerdicts {
  static final Path DEMO = Path.of("config", "demo");
  static final Map<String, String> ARMS = new LinkedHashMap<>();

  static {
    ARMS.put("generalist", "demo-solo-generalist");
    ARMS.put("pharmacist", "demo-solo-pharmacist");
    ARMS.put("sceptic", "demo-solo-sceptic");
    ARMS.put("any", "demo-panel-any");
    ARMS.put("majority", "demo-panel-majority");
    ARMS.put("unanimous", "demo-panel-unanimous");
  }

  private static final ObjectMapper JSON = new ObjectMapper();

  private DemoVerdicts() {}

  public static void main(String[] args) throws IOException {
    Files.writeString(DEMO.resolve("verdicts.jsonl"), make(), UTF_8);
  }

  static String make() throws IOException {
    JsonNode matches = JSON.readTree(DEMO.resolve("matches.json").toFile());
    Benchmark benchmark = new BenchmarkReader().read(DEMO);
    Catalog catalog = Catalog.read(Path.of("."), name -> null);
    Set<String> lines = new LinkedHashSet<>();
    for (Map.Entry<String, String> arm : ARMS.entrySet()) {
      Team team = catalog.find(new TeamId(arm.getValue())).orElseThrow();
      for (CaseVariant variant : benchmark.variants()) {
        if (ask(team, variant) instanceof Advice.Advised advised
            && !advised.plan().recommendations().isEmpty()) {
          ObjectNode line = verdict(variant, advised, benchmark, matches.get(variant.id().value()));
          lines.add(JSON.writeValueAsString(line) + "\n");
        }
      }
    }
    return String.join("", lines);
  }

  static Advice ask(Team team, CaseVariant variant) {
    var models =
        new RoutingModelClient(
            request -> new ModelReply.Failed(Failure.UNAVAILABLE, "none"),
            new ScriptedModelClient(true));
    return Fixtures.deliberation(models)
        .deliberate(
            ConsultRequest.of(
                new ConsultId("demo"), ClinicalCase.of(variant.id(), variant.presentation()), team),
            ConsultListener.NONE);
  }

  private static ObjectNode verdict(
      CaseVariant variant, Advice.Advised advised, Benchmark benchmark, JsonNode matches) {
    Set<Integer> matched = new HashSet<>();
    Set<Integer> full = new HashSet<>();
    ObjectNode line =
        JSON.createObjectNode()
            .put("id", variant.id().value())
            .put("trial", 1)
            .put("judge", "by hand");
    ArrayNode options = line.putArray("options");
    ArrayNode actions = line.putArray("responseActions");
    int number = 1;
    for (Recommendation r : advised.plan().recommendations()) {
      JsonNode found = matches.get(r.statement());
      if (found == null) {
        throw new IllegalStateException(
            "matches.json does not judge '" + r.statement() + "' of " + variant.id());
      }
      Set<Integer> ids = ids(found.get("match"));
      Set<Integer> partial = ids(found.get("partial"));
      matched.addAll(ids);
      ids.stream().filter(id -> !partial.contains(id)).forEach(full::add);
      actions
          .addObject()
          .put("number", number++)
          .put("action", r.statement())
          .put("match", String.join(",", ids.stream().sorted().map(String::valueOf).toList()))
          .put("score", ids.isEmpty() ? 5 : 0);
    }
    for (int id : benchmark.rubrics().get(variant.base()).options().keySet()) {
      options
          .addObject()
          .put("id", id)
          .put("matched", matched.contains(id))
          .put("partial", matched.contains(id) && !full.contains(id));
    }
    String text = advised.plan().asText();
    return line.put("response_sha256", Fingerprint.of(text).sha256())
        .put("response_len", text.codePointCount(0, text.length()));
  }

  private static Set<Integer> ids(JsonNode array) {
    Set<Integer> ids = new HashSet<>();
    array.forEach(id -> ids.add(id.intValue()));
    return ids;
  }
}
