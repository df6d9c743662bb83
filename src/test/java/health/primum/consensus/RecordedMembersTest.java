package health.primum.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.primum.agent.AgentId;
import health.primum.agent.Origin;
import health.primum.agent.Proposal;
import health.primum.agent.Usage;
import health.primum.clinical.Intent;
import health.primum.clinical.text.PlanParser;
import health.primum.consensus.action.Match;
import health.primum.testsupport.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Four models' answers to the same questions, pooled. With {@code -Dmatcher.sample=true} it prints
 * merged pairs and the likest pairs that stayed apart, to be read by a person.
 */
class RecordedMembersTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void membersSayManyActionsInOtherWords() throws IOException {
    Map<String, List<Proposal>> cases = new TreeMap<>();
    for (String line :
        Files.readAllLines(
            SharedData.folder("scribegoat2_multimodel").resolve("responses.jsonl"))) {
      JsonNode object = JSON.readTree(line);
      String text = object.path("response").asText();
      if (!text.isBlank()) {
        cases
            .computeIfAbsent(object.get("case_id").asText(), any -> new ArrayList<>())
            .add(
                new Proposal(
                    new AgentId(object.get("model").asText().replace('.', '-')),
                    new PlanParser().parse(text),
                    text,
                    Usage.NONE,
                    Origin.RECORDED));
      }
    }
    int proposed = 0;
    int alone = 0;
    int ordered = 0;
    int orderedAlone = 0;
    var merged = new ArrayList<String>();
    var near = new ArrayList<String>();
    for (List<Proposal> proposals : cases.values()) {
      List<CandidateAction> candidates =
          CandidatePool.of(proposals, new ClinicalMatcher()).candidates();
      for (CandidateAction candidate : candidates) {
        if (candidate.action().intent() != Intent.UNKNOWN) {
          ordered += candidate.proposers().size();
          orderedAlone += candidate.proposers().size() == 1 ? 1 : 0;
        }
        proposed += candidate.proposers().size();
        alone += candidate.proposers().size() == 1 ? 1 : 0;
        pairs(candidate, merged);
      }
      near(candidates, near);
    }
    System.out.printf(
        Locale.ROOT,
        "MATCH members: %d cases, %d actions by member, %.1f %% of them said by one member alone; of the %d that ask for something %.1f %%%n",
        cases.size(),
        proposed,
        100.0 * alone / proposed,
        ordered,
        100.0 * orderedAlone / ordered);
    if (Boolean.getBoolean("matcher.sample")) {
      print("MERGED", merged);
      print("APART", near);
    }
    assertThat((double) alone / proposed).isLessThan(0.95);
  }

  private static void pairs(CandidateAction candidate, List<String> merged) {
    List<Source> sources = candidate.sources();
    for (int i = 1; i < sources.size(); i++) {
      String one = sources.getFirst().words().statement();
      String other = sources.get(i).words().statement();
      if (!one.equalsIgnoreCase(other)) {
        merged.add(one + " | " + other);
      }
    }
  }

  private static void near(List<CandidateAction> candidates, List<String> near) {
    var words = candidates.stream().map(CandidateAction::action).toList();
    Matching matching = new ClinicalMatcher().over(words);
    for (int i = 0; i < words.size(); i++) {
      for (int j = 0; j < i; j++) {
        Match match = matching.compare(j, i);
        if (match.score() >= 0.4 && !match.isOneAction()) {
          near.add(
              String.format(
                  Locale.ROOT,
                  "%.2f %s | %s",
                  match.score(),
                  words.get(j).statement(),
                  words.get(i).statement()));
        }
      }
    }
  }

  private static void print(String title, List<String> pairs) {
    Collections.sort(pairs);
    Collections.shuffle(pairs, new Random(1));
    pairs.stream()
        .limit(100)
        .forEach(pair -> System.out.println("MISS " + title + " " + pair.replace('\n', ' ')));
  }
}
