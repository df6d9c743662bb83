package health.primum.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.action.Match;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * GPT-5.5's published actions against the options a judge matched them to. An option can be broader
 * than the action, so this is what the matcher finds of a judge's matches, not what it should find.
 */
class PublishedMatchesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final TextMatcher matcher = new TextMatcher(new PlanParser(), new ClinicalMatcher());

  @Test
  void findsTheOptionsThatSayNearlyTheSame() throws IOException {
    Path open = SharedData.noharmOpen();
    Map<Integer, String> options = new HashMap<>();
    JSON.readTree(open.resolve("dataset/rubrics/All001.json").toFile())
        .get("options")
        .forEach(option -> options.put(option.get("id").asInt(), option.get("text").asText()));
    int matched = 0;
    int found = 0;
    int unmatched = 0;
    int wrong = 0;
    for (String line : Files.readAllLines(open.resolve("examples/gpt-5.5_judged.jsonl"))) {
      for (JsonNode action : JSON.readTree(line).get("responseActions")) {
        String text = action.get("action").asText();
        String ids = "," + action.get("match").asText().replace(" ", "") + ",";
        for (Map.Entry<Integer, String> option : options.entrySet()) {
          Match match = matcher.compare(text, option.getValue());
          boolean judged = ids.contains("," + option.getKey() + ",");
          matched += judged ? 1 : 0;
          found += judged && match.isOneAction() ? 1 : 0;
          unmatched += judged ? 0 : 1;
          wrong += !judged && match.isOneAction() ? 1 : 0;
          if (judged != match.isOneAction()) {
            System.out.println(
                "MISS " + judged + " | " + text + " | " + option.getValue() + " | " + match);
          }
        }
      }
    }
    System.out.printf(
        "MATCH published: %d of %d matched pairs found; %d of %d unmatched pairs merged%n",
        found, matched, wrong, unmatched);
    assertThat(matched).isPositive();
    assertThat(wrong).isLessThanOrEqualTo(unmatched / 200);
  }
}
