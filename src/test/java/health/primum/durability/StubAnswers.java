package health.primum.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stub models say: always the same to the same question, each model something else. */
final class StubAnswers {
  static final ObjectMapper JSON = new ObjectMapper();

  /** Every model proposes it, so that there is always a plan. */
  private static final String AGREED = "Order complete blood count";

  private static final List<String> ACTIONS =
      List.of(
          "Order serum ferritin",
          "Order TSH",
          "Order HbA1c",
          "Order chest x-ray",
          "Order urinalysis",
          "Refer to gastroenterology",
          "Refer to dietitian",
          "Counsel on smoking cessation",
          "Counsel on sleep hygiene",
          "Monitor body weight weekly");
  private static final Pattern ITEM = Pattern.compile("(?m)^(\\d+)\\. (.*)$");

  private StubAnswers() {}

  static String to(ModelCall call) {
    ObjectNode answer =
        switch (call.form()) {
          case "ratings" -> ratings(call);
          case "remove" -> review(call);
          default -> call.system().contains("leaves out") ? hunt(call) : proposal(call);
        };
    return answer.toString();
  }

  /** What a model proposes for a case, in its words. */
  static List<String> proposed(String token, String model) {
    var all = new ArrayList<>(ACTIONS);
    Collections.shuffle(all, new Random((token + model).hashCode()));
    var some = new ArrayList<>(all.subList(0, 3));
    some.addFirst(AGREED);
    return some;
  }

  private static ObjectNode proposal(ModelCall call) {
    ObjectNode plan = JSON.createObjectNode().put("assessment", "Fatigue of unknown cause.");
    plan.set("recommendations", actions(proposed(call.token(), call.model())));
    return plan;
  }

  private static ObjectNode hunt(ModelCall call) {
    boolean finds = call.token().hashCode() % 2 == 0;
    ObjectNode plan = JSON.createObjectNode().put("assessment", "");
    plan.set(
        "recommendations", actions(finds ? List.of("Order fecal occult blood test") : List.of()));
    return plan;
  }

  private static ObjectNode ratings(ModelCall call) {
    ObjectNode ballot = JSON.createObjectNode();
    ArrayNode ratings = ballot.putArray("ratings");
    Matcher item = ITEM.matcher(call.user());
    while (item.find()) {
      boolean agreed = item.group(2).toLowerCase(java.util.Locale.ROOT).contains("blood count");
      int score = agreed ? 9 : 3 + Math.floorMod((item.group(2) + call.model()).hashCode(), 6);
      ratings
          .addObject()
          .put("item", Integer.parseInt(item.group(1)))
          .put("score", score)
          .put("reason", "as I see it");
    }
    return ballot;
  }

  private static ObjectNode review(ModelCall call) {
    ObjectNode review = JSON.createObjectNode();
    review.putArray("remove");
    review.putArray("change");
    String more = "Counsel on return precautions for " + call.model();
    review.set("add", actions(List.of(more)));
    return review;
  }

  private static ArrayNode actions(List<String> texts) {
    ArrayNode actions = JSON.createArrayNode();
    for (String text : texts) {
      actions
          .addObject()
          .put("action", text)
          .put("intent", text.split(" ", 2)[0].toLowerCase(java.util.Locale.ROOT))
          .put("category", category(text))
          .put("urgency", "routine")
          .put("condition", "")
          .put("rationale", "");
    }
    return actions;
  }

  private static String category(String text) {
    return switch (text.split(" ", 2)[0]) {
      case "Order" -> "diagnostic";
      case "Refer", "Monitor" -> "follow_up";
      default -> "counseling";
    };
  }

  /** As Ollama sends it. */
  static JsonNode wire(String answer) {
    ObjectNode reply =
        JSON.createObjectNode()
            .put("model", "m")
            .put("created_at", "2026-01-01T00:00:00Z")
            .put("done", true)
            .put("done_reason", "stop")
            .put("prompt_eval_count", 11)
            .put("eval_count", 7);
    reply.putObject("message").put("role", "assistant").put("content", answer);
    return reply;
  }
}
