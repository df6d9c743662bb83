package health.primum.report.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.primum.agent.AgentId;
import health.primum.agent.Failure;
import health.primum.agent.Usage;
import health.primum.consult.Spending;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What models took, as it stands in a line. */
final class SpentJson {
  private SpentJson() {}

  static void write(ArrayNode list, List<Spending.Item> spent) {
    for (Spending.Item item : spent) {
      ObjectNode node = list.addObject();
      node.put("agent", item.agent().value());
      node.put("calls", item.calls());
      ObjectNode abstained = node.putObject("abstained");
      item.abstained().forEach((failure, count) -> abstained.put(failure.name(), count));
      node.put("input", item.usage().inputTokens());
      node.put("output", item.usage().outputTokens());
      if (item.cost() != null) {
        node.put("cost", item.cost().toString());
      }
      node.put("complete", item.complete());
    }
  }

  static List<Spending.Item> read(JsonNode line) {
    var spent = new ArrayList<Spending.Item>();
    for (JsonNode node : Fields.list(line, "spent")) {
      spent.add(
          new Spending.Item(
              new AgentId(Fields.text(node, "agent")),
              Fields.whole(node, "calls", 0),
              abstained(node.path("abstained")),
              new Usage(Fields.tokens(node, "input"), Fields.tokens(node, "output")),
              cost(node),
              Fields.flag(node, "complete")));
    }
    return spent;
  }

  private static TreeMap<Failure, Integer> abstained(JsonNode node) {
    var counts = new TreeMap<Failure, Integer>();
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      Failure failure =
          Arrays.stream(Failure.values())
              .filter(known -> known.name().equals(one.getKey()))
              .findFirst()
              .orElseThrow(() -> Fields.fault("abstained", "names no failure that is known"));
      counts.put(failure, Fields.whole(node, one.getKey(), 1));
    }
    return counts;
  }

  private static @Nullable BigDecimal cost(JsonNode node) {
    if (!node.has("cost")) {
      return null;
    }
    try {
      return new BigDecimal(Fields.text(node, "cost"));
    } catch (NumberFormatException none) {
      throw Fields.fault("cost", "is no amount");
    }
  }
}
