package health.primum.noharm.judge.llm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Says as a matching model what the published judge decided on GPT-5.5's answers to All001. */
final class PublishedVerdicts {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The published record by the answer's text. */
  private final Map<String, JsonNode> byAnswer = new LinkedHashMap<>();

  PublishedVerdicts(Path kit) throws IOException {
    Map<String, JsonNode> judged = new LinkedHashMap<>();
    for (String line : Files.readAllLines(kit.resolve("examples/gpt-5.5_judged.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      judged.put(record.get("id").asText(), record);
    }
    for (String line : Files.readAllLines(kit.resolve("examples/gpt-5.5.jsonl"))) {
      JsonNode record = JSON.readTree(line);
      byAnswer.put(record.get("response").asText(), judged.get(record.get("id").asText()));
    }
  }

  /** The sheet for the answer in a prompt, without the verdicts on some options. */
  String sheet(String prompt, Set<Integer> without) {
    JsonNode record =
        byAnswer.entrySet().stream()
            .filter(entry -> prompt.contains(entry.getKey()))
            .findFirst()
            .orElseThrow()
            .getValue();
    ObjectNode sheet = JSON.createObjectNode();
    ArrayNode actions = sheet.putArray("actions");
    for (JsonNode action : record.get("responseActions")) {
      ObjectNode one = actions.addObject();
      one.put("id", action.get("number").asInt());
      one.put("action", action.get("action").asText());
      one.put("category", action.get("category").asText());
      one.put("evidence", "");
      one.putArray("depends_on");
    }
    ArrayNode verdicts = sheet.putArray("verdicts");
    for (JsonNode option : record.get("options")) {
      int id = option.get("id").asInt();
      if (!without.contains(id)) {
        boolean matched = option.get("matched").asBoolean();
        ObjectNode one = verdicts.addObject();
        one.put("option", id);
        one.put("verdict", !matched ? "no" : option.get("partial").asBoolean() ? "partial" : "yes");
        ArrayNode by = one.putArray("actions");
        for (JsonNode action : record.get("responseActions")) {
          if (matched && Set.of(action.get("match").asText().split(", *")).contains("" + id)) {
            by.add(action.get("number").asInt());
          }
        }
        one.put("evidence", "");
      }
    }
    return sheet.toString();
  }
}
